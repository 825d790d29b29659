package io.fairlead.console.table;

import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a list, in the form that its address names. */
@Component
public final class Lists {

    /** The ending of a list's address: a pattern of a path variable. */
    public static final String FORM = "{form:csv|json}";

    private final Pages pages;
    private final JsonMapper json;

    Lists(Pages pages, JsonMapper json) {
        this.pages = pages;
        this.json = json;
    }

    /**
     * The answer.
     *
     * @param form {@code csv} or {@code json}; null is a page
     */
    public ResponseEntity<String> answer(ListPage page, @Nullable String form) {
        if (form == null) {
            return Html.page(HttpStatus.OK, pages.render("console/list", page));
        }
        return form.equals("csv")
                ? file(
                        new MediaType("text", "csv", StandardCharsets.UTF_8),
                        page.table().csv(),
                        page)
                : file(
                        MediaType.APPLICATION_JSON,
                        json.writeValueAsString(page.table().objects()),
                        page);
    }

    private static ResponseEntity<String> file(MediaType type, String body, ListPage page) {
        var name = page.path().substring(page.path().lastIndexOf('/') + 1);
        var ending = type.getSubtype();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "." + ending + "\"")
                .contentType(type)
                .body(body);
    }
}
