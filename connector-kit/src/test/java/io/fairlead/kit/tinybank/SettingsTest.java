package io.fairlead.kit.tinybank;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.spi.Hosts;
import io.fairlead.spi.Setting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may set, and which hosts that lets a connector call. */
class SettingsTest {

    private static final List<Setting> DECLARED =
            List.of(
                    Setting.of("url", Setting.Kind.ADDRESS, "The API."),
                    Setting.of("hosts", Setting.Kind.HOSTS, "Further hosts."),
                    Setting.of("note", Setting.Kind.TEXT, "A remark."));

    @ParameterizedTest
    @CsvSource({
        "https://API.bank.example:443/other, true",
        "https://api.bank.example/v6/accounts?page=2, true",
        "http://api.bank.example/v6, false",
        "https://api.bank.example:8443/v6, false",
        "https://bank.example/v6, false",
        "https://user@api.bank.example/v6, false",
        "https://mtls.bank.example:8443/token, true",
        "https://mtls.bank.example/token, false",
        "https://more.bank.example/, true",
        "https://noted.example/, false"
    })
    void onlyHostsOfAddressesAndOfTheListAreCalled(URI address, boolean allowed) {
        var hosts =
                Hosts.of(
                        DECLARED,
                        Map.of(
                                "url", "https://api.bank.example/v6",
                                "hosts", "https://mtls.bank.example:8443, more.bank.example",
                                "note", "https://noted.example",
                                "undeclared", "https://undeclared.example"));

        assertThat(hosts.allow(address)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "ADDRESS, https://bank.example/api, true",
        "ADDRESS, bank.example, false",
        "ADDRESS, file:///etc/passwd, false",
        "ADDRESS, https://user:word@bank.example, false",
        "HOSTS, 'bank.example, api.bank.example:8443', true",
        "HOSTS, bank.example/path, false",
        "HOSTS, '', false",
        "NUMBER, 44, true",
        "NUMBER, -1, false",
        "FLAG, yes, false",
        "FLAG, true, true",
        "TEXT, ' ', false"
    })
    void aValueFitsItsKind(Setting.Kind kind, String value, boolean fits) {
        var problem = Setting.of("name", kind, "Help.").problemOf(value);

        assertThat(problem.isEmpty()).isEqualTo(fits);
    }

    @Test
    void aProblemDoesNotRepeatTheValue() {
        var setting = Setting.oneOf("client-auth", List.of("basic", "key"), "How to sign in.");

        assertThat(setting.problemOf("hunter2-canary").orElseThrow())
                .contains("client-auth")
                .doesNotContain("canary");
        assertThat(setting.standard()).isEqualTo("basic");
    }
}
