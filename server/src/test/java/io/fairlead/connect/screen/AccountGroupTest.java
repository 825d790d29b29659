package io.fairlead.connect.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.MessageKey;
import io.fairlead.shared.page.Texts;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccountGroupTest {

    @ParameterizedTest
    @CsvSource({
        "checking, DEPOSITS",
        "savings, DEPOSITS",
        "creditCard, CARDS",
        "401k, INVESTMENTS",
        "mortgage, LOANS",
        "somethingNew, OTHERS"
    })
    void hasTheAccountsThatConsumersLookForTogether(String type, AccountGroup group) {
        assertThat(AccountGroup.of(type)).isEqualTo(group);
    }

    @Test
    void knowsEveryTypeThatHasAName() {
        var keys = ResourceBundle.getBundle("messages.messages").keySet();
        assertThat(keys.stream().filter(key -> key.startsWith("accountType.")))
                .hasSizeGreaterThan(30)
                .filteredOn(key -> AccountGroup.of(type(key)) == AccountGroup.OTHERS)
                .containsExactly("accountType.other");
    }

    private static String type(String key) {
        return key.substring("accountType.".length());
    }

    @ParameterizedTest
    @EnumSource
    void hasAName(AccountGroup group) {
        assertThat(Texts.of(Language.EN).has("accountGroup." + MessageKey.of(group))).isTrue();
    }
}
