package io.fairlead.connect.screen.login;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.session.state.Stage.Repetition;
import io.fairlead.shared.page.Frame;
import io.fairlead.spi.LoginForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bank's login form. Template {@code connect/screen/login}.
 *
 * @param fields each is sent under its own id, in a parameter {@code field.<id>}
 * @param typed field id to what was typed before
 * @param repetition why the form is shown again, if it is
 * @param action takes the fields and {@code version}
 */
public record LoginPage(
        Frame frame,
        InstitutionView bank,
        List<LoginForm.Field> fields,
        Map<String, String> typed,
        @Nullable Repetition repetition,
        String action,
        int version)
        implements ScreenPage {
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

    /** The ids of what explains a field: its help, and that the bank has refused it. */
    public @Nullable String describedBy(LoginForm.Field field) {
        var help = field.help() == null ? "" : id(field) + "-help";
        var ids = (refused() ? "refused " + help : help).trim();
        return ids.isEmpty() ? null : ids;
    }

    public String valueOf(LoginForm.Field field) {
        return typed.getOrDefault(field.id(), "");
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.LOGIN;
    }
}
