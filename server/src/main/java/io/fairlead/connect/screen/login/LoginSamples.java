package io.fairlead.connect.screen.login;

import static io.fairlead.connect.screen.sample.SampleScene.TO;
import static io.fairlead.connect.screen.sample.SampleScene.VERSION;
import static io.fairlead.connect.screen.sample.SampleScene.institution;
import static io.fairlead.connect.screen.sample.SampleScene.talkativeInstitution;

import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.session.state.Stage.Repetition;
import io.fairlead.spi.LoginForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The screen with sample content. */
public final class LoginSamples {

    private final SampleScene scene;
    private final List<Sample> samples = new ArrayList<>();

    private LoginSamples(SampleScene scene) {
        this.scene = scene;
    }

    /** All samples of the screen. */
    public static List<Sample> of(SampleScene scene) {
        var samples = new LoginSamples(scene);
        samples.addAll();
        return samples.samples;
    }

    private void addAll() {
        var id = field("Banking Userid", LoginForm.Kind.TEXT, null);
        var password =
                field(
                        "Banking Password",
                        LoginForm.Kind.PASSWORD,
                        "The one you use on the bank’s own site.");
        var code = field("Branch number", LoginForm.Kind.NUMBER, null);
        login("fresh", institution("FinBank"), List.of(id, password), Map.of(), null);
        login(
                "lost",
                institution("FinBank"),
                List.of(id, password),
                Map.of(),
                Repetition.ANSWER_LOST);
        login(
                "refused",
                institution("FinBank"),
                List.of(id, password),
                Map.of("userid", "sue"),
                Repetition.REFUSED);
        login("long", talkativeInstitution(), List.of(id, code, password), Map.of(), null);
        add(
                "login-too-long",
                page(
                        institution("FinBank"),
                        List.of(id, password),
                        Map.of("userid", "sue"),
                        null,
                        Set.of("password")));
    }

    private void login(
            String name,
            InstitutionView bank,
            List<LoginForm.Field> fields,
            Map<String, String> typed,
            @Nullable Repetition repetition) {
        add("login-" + name, page(bank, fields, typed, repetition, Set.of()));
    }

    private LoginPage page(
            InstitutionView bank,
            List<LoginForm.Field> fields,
            Map<String, String> typed,
            @Nullable Repetition repetition,
            Set<String> tooLong) {
        return new LoginPage(
                scene.framed(),
                bank,
                scene.brand().partner(),
                LoginPage.Next.CHOICE,
                fields,
                typed,
                repetition,
                tooLong,
                List.of(),
                TO + "login",
                TO + "terms",
                TO + "privacy",
                VERSION);
    }

    private static LoginForm.Field field(String name, LoginForm.Kind kind, @Nullable String help) {
        var id = name.substring(name.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return new LoginForm.Field(
                id, name, name, kind, kind == LoginForm.Kind.PASSWORD, 0, 64, null, help);
    }

    private void add(String name, ScreenPage page) {
        samples.add(Sample.of(name, page));
    }
}
