package io.fairlead.shared.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Renders pages from the templates that were compiled with the server. */
@Component
public final class Pages {
    private static final int TYPICAL_LENGTH = 8 * 1024;

    /** Bound while a page is rendered: every template may ask, and no page has to be told. */
    private static final ScopedValue<Boolean> MARKED = ScopedValue.newInstance();

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final boolean sandbox;

    @Autowired
    Pages(FairleadProperties fairlead) {
        this(fairlead.mode());
    }

    Pages(Mode mode) {
        this.sandbox = mode == Mode.SANDBOX;
    }

    /** Whether the page that is being rendered must say that it is one of a sandbox. */
    public static boolean areMarked() {
        return MARKED.orElse(false);
    }

    /**
     * Renders one page.
     *
     * @param template the template's path without its ending, for example {@code
     *     connect/screen/landing}
     * @param model the one parameter of that template
     * @return a complete HTML document
     */
    public String render(String template, Object model) {
        return render(template, model, sandbox);
    }

    /** Renders a page as production shows it. */
    public String renderUnmarked(String template, Object model) {
        return render(template, model, false);
    }

    private String render(String template, Object model, boolean marked) {
        return ScopedValue.where(MARKED, marked)
                .call(
                        () -> {
                            var html = new StringOutput(TYPICAL_LENGTH);
                            engine.render(template + ".jte", model, html);
                            return html.toString();
                        });
    }
}
