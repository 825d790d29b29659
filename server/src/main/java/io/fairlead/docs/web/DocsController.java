package io.fairlead.docs.web;

import io.fairlead.shared.api.CallableBy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The OpenAPI document, and a page that shows it with swagger-ui. The viewer's files come from its
 * webjar, below {@code /webjars/swagger-ui/}.
 */
@RestController
@CallableBy(CallableBy.Caller.ANYONE)
class DocsController {

    @GetMapping(path = "/docs", produces = "text/html;charset=UTF-8")
    Resource viewer() {
        return new ClassPathResource("openapi/viewer.html");
    }

    @GetMapping(path = "/docs/openapi.yaml", produces = "application/yaml;charset=UTF-8")
    Resource document() {
        return new ClassPathResource("openapi/fairlead.yaml");
    }
}
