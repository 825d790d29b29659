package io.fairlead.shared.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

    /** A header carries ASCII, whatever a partner's address has in it. */
    @ParameterizedTest
    @CsvSource({
        "/s/abc, /s/abc",
        "https://bank.example/a?state=1&x=%20, https://bank.example/a?state=1&x=%20",
        "https://app.example/zurück, https://app.example/zur%C3%BCck",
        "com.example.app://finished, com.example.app://finished",
        "app://, app:///"
    })
    void leadsOnToEveryAddress(String address, String written) {
        assertThat(Html.goOn("", address).getHeaders().getFirst("Refresh"))
                .isEqualTo("0; url=" + written);
    }
}
