package io.fairlead.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumericHostTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x7f000001",
                "0X7F.0.0.1",
                "2130706433",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "127.0.0.1.",
                "127.0.0.256",
                "1.2.3.4.5",
                "example.0x",
                "0"
            })
    void areOtherThanFourPlainNumbers(String host) {
        assertThat(NumericHost.isDisguised(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "255.255.255.255",
                "example.com",
                "example.com.",
                "0x7f.example",
                "1.example",
                "127.0.0.1.example",
                "a0",
                "[::1]"
            })
    void areNoNamesAndNoPlainAddresses(String host) {
        assertThat(NumericHost.isDisguised(host)).isFalse();
    }
}
