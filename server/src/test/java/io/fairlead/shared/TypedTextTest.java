package io.fairlead.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada ",
                " ada",
                "\tada\r\n",
                "\u00a0ada\u00a0",
                "\u3000ada\u2003",
                "\ufeffada",
                "ada\u200b",
                "\u202aada\u202c",
                "\u2066ada\u2069 ",
                "a\u00adda",
                "\u200e ada \u200f"
            })
    void takesAwayWhatNobodyHasTyped(String typed) {
        assertThat(TypedText.plain(typed)).isEqualTo("ada");
        assertThat(TypedText.code(typed)).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "ada lovelace",
                "a  b",
                "ada.",
                "(ada)",
                "o\u2019neill",
                "\u5f20\u4f1f",
                "-5",
                "1-2",
                "#"
            })
    void leavesWhatIsPartOfAnAnswer(String typed) {
        assertThat(TypedText.plain(typed)).isEqualTo(typed);
        assertThat(TypedText.code(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "123 456",
                " 123456 ",
                "123\u00a0456",
                "12 34 56\n",
                "\u200b123\u2009456",
                "123456.",
                "(123456)",
                "\"123456\"",
                "\u201c123 456\u201d",
                "#123456",
                ": 123456",
                "\uff11\uff12\uff13\uff14\uff15\uff16",
                "\u0661\u0662\u0663 \u0664\u0665\u0666"
            })
    void readsTheDigitsOfACode(String typed) {
        assertThat(TypedText.code(typed)).isEqualTo("123456");
    }

    @Test
    void leavesTheDigitsOfANameAsTheyAre() {
        assertThat(TypedText.plain("123 456")).isEqualTo("123 456");
    }
}
