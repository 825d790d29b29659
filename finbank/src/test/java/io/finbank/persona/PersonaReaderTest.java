package io.finbank.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.finbank.bank.Profile.AccountPlan;
import io.finbank.bank.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the lines of a persona mean. */
class PersonaReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static Rule rule(String line) {
        var account = account(line).getFirst();
        return Objects.requireNonNull(account.own()).rules().getFirst();
    }

    private static List<AccountPlan> account(String line) {
        var persona = (ObjectNode) Personas.tree("{\"about\":\"x\",\"owners\":[{\"last\":\"A\"}]}");
        var account =
                (ObjectNode)
                        Personas.tree("{\"name\":\"C\",\"type\":\"checking\",\"balance\":10.5}");
        var lines = account.putArray("transactions");
        lines.add(
                line.startsWith("{")
                        ? Personas.tree(line)
                        : JsonNodeFactory.instance.stringNode(line));
        persona.putArray("accounts").add(account);
        return PersonaReader.read(persona, TODAY).profile().accounts();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    salary from Acme 2,450.10 every second Friday | 2450.10 | ACME SALARY | Acme | Paycheck
                    rent 1,200 on the 1st | -1200.00 | RENT | | Mortgage & Rent
                    3 NSF fees | -35.00 | NSF FEE | | Bank Fee
                    2 NSF fees of 29.50 | -29.50 | NSF FEE | | Bank Fee
                    gift from Grandma +50 on the 24th and 31st | 50.00 | GRANDMA GIFT | Grandma | Uncategorized
                    tuition -1,000.5 every fourth Monday | -1000.50 | TUITION | | Uncategorized
                    """)
    void readsWords(String line, String amount, String description, String payee, String category) {
        var rule = rule(line);

        assertThat(rule.amount()).isEqualTo(amount);
        assertThat(rule.description()).isEqualTo(description);
        assertThat(rule.payee()).isEqualTo(payee);
        assertThat(rule.category()).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pension 1 every second Friday | 2026-10-23,2026-11-06,2026-11-20
                    pension 1 every Friday | 2026-10-23,2026-10-30,2026-11-06,2026-11-13,2026-11-20,2026-11-27
                    pension 1 on the 31st | 2026-10-31,2026-11-30
                    pension 1 on the 1st and 15th | 2026-11-01,2026-11-15
                    2 NSF fees | 2026-10-23,2026-11-06
                    {"date":"2026-11-02","amount":1,"description":"x"} | 2026-11-02
                    {"every":"second Friday","from":"2026-10-28","amount":1,"description":"x"} | 2026-10-30,2026-11-13,2026-11-27
                    {"days":[29,31],"amount":1,"description":"x"} | 2026-10-29,2026-10-31,2026-11-29,2026-11-30
                    """)
    void comesOnTheDaysThatAreSaid(String line, String days) {
        var rule = rule(line);

        assertThat(
                        LocalDate.of(2026, 10, 20)
                                .datesUntil(LocalDate.of(2026, 12, 1))
                                .filter(day -> rule.from() == null || !day.isBefore(rule.from()))
                                .filter(rule.rhythm()::has)
                                .map(LocalDate::toString))
                .containsExactly(days.split(","));
    }

    @Test
    void keepsAmountsExact() {
        assertThat(account("rent 0.01 on the 1st").getFirst().balance()).isEqualTo("10.50");
        assertThat(rule("rent 999,999,999.99 on the 1st").amount()).isEqualTo("-999999999.99");
    }

    /** All that comes with the bank can be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "salaried",
                "two-jobs",
                "gig",
                "benefits",
                "student-loans",
                "joint",
                "business",
                "overdrawn",
                "retired",
                "empty"
            })
    void readsTheReadyOnes(String name) {
        var document = new ReadyPersonas().find(name).orElseThrow();

        assertThat(PersonaReader.read(document, TODAY).profile().about()).isNotBlank();
    }
}
