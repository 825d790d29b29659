package io.fairlead.shared.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.springframework.stereotype.Component;

/** Renders pages from the templates that were compiled with the server. */
@Component
public final class Pages {
    private static final int TYPICAL_LENGTH = 8 * 1024;

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * Renders one page.
     *
     * @param template the template's path without its ending, for example {@code
     *     connect/screen/landing}
     * @param model the one parameter of that template
     * @return a complete HTML document
     */
    public String render(String template, Object model) {
        var html = new StringOutput(TYPICAL_LENGTH);
        engine.render(template + ".jte", model, html);
        return html.toString();
    }
}
