package io.fairlead.connect.screen.legal;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of use or the privacy notice: sample texts that an operator replaces. Template {@code
 * session/legal}.
 *
 * @param heading the name of the document
 * @param sections its text
 * @param backPage where the consumer came from; null when opened on its own
 */
public record LegalPage(
        Frame frame, String heading, List<Section> sections, @Nullable String backPage)
        implements ScreenPage {
    /** The version of the sample texts in {@code messages.properties}. */
    public static final String TERMS_VERSION = "2026-11";

    private static final List<String> TERMS =
            List.of("operator", "service", "permission", "signIn", "ending", "availability");
    private static final List<String> PRIVACY =
            List.of(
                    "responsible",
                    "data",
                    "purpose",
                    "recipients",
                    "retention",
                    "security",
                    "rights");

    /** One numbered part of the document. */
    public record Section(String heading, String text) {}

    /** The terms of use. */
    public static LegalPage terms(Frame frame, @Nullable String backPage) {
        return of(frame, "terms", TERMS, backPage);
    }

    /** The privacy notice. */
    public static LegalPage privacy(Frame frame, @Nullable String backPage) {
        return of(frame, "privacy", PRIVACY, backPage);
    }

    private static LegalPage of(
            Frame frame, String document, List<String> sections, @Nullable String backPage) {
        var texts = frame.texts();
        return new LegalPage(
                frame,
                texts.get(document + ".heading"),
                sections.stream().map(name -> section(texts, document + "." + name)).toList(),
                backPage);
    }

    private static Section section(Texts texts, String key) {
        return new Section(texts.get(key + ".heading"), texts.get(key + ".text"));
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.LEGAL;
    }
}
