package io.fairlead.connect.screen.confirm;

import static java.util.stream.Collectors.toMap;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import io.fairlead.spi.SecretText;
import java.util.List;
import java.util.Map;

/**
 * Asks whether what a bank sends back is for the session that waits for it. Template {@code
 * connect/screen/confirm}.
 *
 * @param partnerName who would get the accounts
 * @param customerName whose accounts the partner takes them for; empty where it gave no name
 * @param fields what the bank has sent back
 * @param action takes the fields, {@code answer} and {@code browser}
 * @param asksOpener whether the page first asks the one that has opened its window
 */
public record ConfirmPage(
        Frame frame,
        InstitutionView bank,
        String partnerName,
        String customerName,
        List<Field> fields,
        String action,
        boolean asksOpener)
        implements ScreenPage {

    public static final String YES = "yes";
    public static final String NO = "no";

    /** Keeps apart what the bank has named, and what this page does. */
    private static final String FROM_BANK = "bank.";

    /** A field that nobody sees. */
    public record Field(String name, SecretText value) {}

    static List<Field> fieldsOf(Map<String, SecretText> answer) {
        return answer.entrySet().stream()
                .map(given -> new Field(FROM_BANK + given.getKey(), given.getValue()))
                .toList();
    }

    /** What the bank has sent back, as it stands in the form of this page. */
    public static Map<String, SecretText> answerIn(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(field -> field.getKey().startsWith(FROM_BANK))
                .collect(
                        toMap(
                                field -> field.getKey().substring(FROM_BANK.length()),
                                field -> new SecretText(field.getValue())));
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.CONFIRM;
    }
}
