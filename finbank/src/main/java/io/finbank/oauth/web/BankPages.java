package io.finbank.oauth.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Renders the bank's pages from the templates that were compiled with it. */
@Component
public class BankPages {

    private static final String PACKAGE = "io.finbank.templates";
    private static final String POLICY = "Content-Security-Policy";
    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, BankPages.class.getClassLoader(), PACKAGE);

    /**
     * A page with a form.
     *
     * @param redirectUri where the form may lead in the end, because the client is there
     */
    ResponseEntity<String> page(
            HttpStatus status, String template, Object model, String redirectUri) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header(POLICY, policy(redirectUri))
                .body(render(template, model));
    }

    /** A page that leads nowhere else. */
    public ResponseEntity<String> page(String template, Object model) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header(POLICY, policy(null))
                .body(render(template, model));
    }

    /** The page of a request that is over, or never was. */
    ResponseEntity<String> ended() {
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .contentType(HTML)
                .header(POLICY, policy(null))
                .body(render("ended", new EndedPage()));
    }

    /** Writes the page of a request that is over. */
    public void sendEnded(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setContentType(HTML.toString());
        response.setHeader(POLICY, policy(null));
        response.getWriter().write(render("ended", new EndedPage()));
    }

    private String render(String template, Object model) {
        var html = new StringOutput();
        engine.render(template + ".jte", model, html);
        return html.toString();
    }

    private static String policy(@Nullable String redirectUri) {
        return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                + " frame-ancestors 'none'; form-action 'self'"
                + (redirectUri == null ? "" : " " + origin(URI.create(redirectUri)));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
