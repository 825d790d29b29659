package io.fairlead.sandbox.drive.rest;

import io.fairlead.sandbox.drive.LinkDrive;
import io.fairlead.shared.api.CallableBy;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Takes a link to its end without a browser. */
@RestController
@CallableBy(CallableBy.Caller.ANYONE)
class DriveController {

    private final LinkDrive drive;

    DriveController(LinkDrive drive) {
        this.drive = drive;
    }

    @PostMapping("/sandbox/v1/links/complete")
    DriveResponse complete(ObjectNode body) {
        return DriveResponse.of(drive.complete(DriveRequest.of(body)));
    }
}
