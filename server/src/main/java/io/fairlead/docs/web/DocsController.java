package io.fairlead.docs.web;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The OpenAPI document, and a page that shows it with swagger-ui. The viewer's files come from its
 * webjar, below {@code /webjars/swagger-ui/}.
 */
@RestController
@CallableBy(CallableBy.Caller.ANYONE)
class DocsController {

    private final Pages pages;
    private final ViewerPage page;

    DocsController(Pages pages, FairleadProperties fairlead) {
        this.pages = pages;
        this.page = new ViewerPage(fairlead.mode() == Mode.SANDBOX);
    }

    @GetMapping("/docs")
    ResponseEntity<String> viewer() {
        return Html.page(HttpStatus.OK, pages.render("docs/viewer", page));
    }

    @GetMapping(path = "/docs/openapi.yaml", produces = "application/yaml;charset=UTF-8")
    Resource document() {
        return new ClassPathResource("openapi/fairlead.yaml");
    }
}
