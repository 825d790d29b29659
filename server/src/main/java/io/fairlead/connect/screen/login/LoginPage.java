package io.fairlead.connect.screen.login;

import static java.util.stream.Collectors.joining;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.institution.TestUser;
import io.fairlead.session.state.Stage.Repetition;
import io.fairlead.shared.page.Frame;
import io.fairlead.spi.LoginForm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comes next at the chosen bank, and its login form. Template {@code connect/screen/login}.
 *
 * @param next what follows the sign-in
 * @param fields each is sent under its own id, in a parameter {@code field.<id>}
 * @param typed field id to what was typed before
 * @param repetition why the form is shown again, if it is
 * @param tooLong the ids of the fields of which the bank does not take as much as was typed
 * @param testUsers whom a simulated bank lets in; nobody at a real one
 * @param action takes the fields and {@code version}
 */
public record LoginPage(
        Frame frame,
        InstitutionView bank,
        String partnerName,
        Next next,
        List<LoginForm.Field> fields,
        Map<String, String> typed,
        @Nullable Repetition repetition,
        Set<String> tooLong,
        List<TestUser> testUsers,
        String action,
        String termsPage,
        String privacyPage,
        int version)
        implements ScreenPage {

    /** What follows the sign-in. */
    public enum Next {
        /** The consumer chooses accounts. */
        CHOICE,
        /** All accounts of the bank are shared. */
        ALL_SHARED,
        /** The connection works again. */
        RENEWED
    }

    private static final String BLANKS =
            "[\\s\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]*";

    /** The name of a field's parameter; automation knows fields by their public names. */
    public static String parameter(LoginForm.Field field) {
        return field.name();
    }

    public static String id(LoginForm.Field field) {
        return "field-" + field.id();
    }

    /** Whether the bank has just refused what was typed. */
    public boolean refused() {
        return repetition == Repetition.REFUSED;
    }

    /** Whether what was typed was lost. */
    public boolean lost() {
        return repetition == Repetition.ANSWER_LOST;
    }

    /** Whether what was typed into a field must be typed anew. */
    public boolean isWrong(LoginForm.Field field) {
        return refused() || isTooLong(field);
    }

    public boolean isTooLong(LoginForm.Field field) {
        return tooLong.contains(field.id());
    }

    /** The ids of what explains a field: what is wrong with it, and its help. */
    public @Nullable String describedBy(LoginForm.Field field) {
        var ids =
                Stream.of(
                                refused() ? "refused" : "",
                                isTooLong(field) ? id(field) + "-long" : "",
                                field.help() == null ? "" : id(field) + "-help")
                        .filter(id -> !id.isEmpty())
                        .collect(joining(" "));
        return ids.isEmpty() ? null : ids;
    }

    /**
     * What password managers and autofill may fill a field with: the first one that shows what is
     * typed has the user name, the first one that does not the password. Banks that ask for more
     * ask for something that no manager knows.
     */
    public String autocomplete(LoginForm.Field field) {
        var first = fields.stream().filter(other -> other.secret() == field.secret()).findFirst();
        if (first.filter(field::equals).isEmpty()) {
            return "off";
        }
        return field.secret() ? "current-password" : "username";
    }

    /** The bank's pattern, around which may stand what is taken away from what is typed. */
    public static @Nullable String pattern(LoginForm.Field field) {
        return field.pattern() == null || field.secret()
                ? field.pattern()
                : BLANKS + "(?:" + field.pattern() + ")" + BLANKS;
    }

    public String valueOf(LoginForm.Field field) {
        return typed.getOrDefault(field.id(), "");
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.LOGIN;
    }
}
