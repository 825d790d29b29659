package io.fairlead.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/",
                "/console?a=b",
                "/console/17/people",
                "/console/17/links?from=2026-01-01&q=a%20b",
                "/console/17/links?next=https://example.com"
            })
    void leadsBackToPagesOfTheConsole(String page) {
        assertThat(ConsolePaths.back(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/start",
                "/consoles",
                "/console.example",
                "console",
                "https://evil.example/console",
                "//evil.example/console",
                "/\\evil.example",
                "/console\\..\\start",
                "/console//evil.example",
                "/console/../start",
                "/console/%2e%2E/start",
                "/console/./x",
                "/console/17%2f..",
                "/console/17%5C..",
                "/console/%zz",
                "/console/a b",
                "/console/\r\nSet-Cookie: a=b",
                "/console/\u00e9",
                "/console/<script>",
                "/console/\"x",
                "/console/sign-in?back=/console/17",
                "/console/sign-out",
                "/console/17#x"
            })
    void leadsNowhereElse(String page) {
        assertThat(ConsolePaths.back(page)).isEqualTo("/console");
    }

    @Test
    void leadsNowhereWithoutAPageOrWithALongOne() {
        assertThat(ConsolePaths.back(null)).isEqualTo("/console");
        assertThat(ConsolePaths.back("/console/" + "x".repeat(1_000))).isEqualTo("/console");
    }
}
