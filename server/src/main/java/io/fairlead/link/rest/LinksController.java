package io.fairlead.link.rest;

import io.fairlead.link.Links;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Fairlead's own calls about links. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
@RequestMapping("/fairlead/v1/links")
class LinksController {

    private final Links links;

    LinksController(Links links) {
        this.links = links;
    }

    @PostMapping("/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(PartnerId caller, ObjectNode body) {
        var link = new BodyFields(body).required("link", Links.LONGEST_URL);
        if (!links.revoke(caller, link)) {
            throw Problem.RESOURCE_NOT_FOUND.exception();
        }
    }
}
