package io.fairlead.sandbox.drive.rest;

import io.fairlead.sandbox.SandboxOnly;
import io.fairlead.sandbox.drive.LinkDrive;
import io.fairlead.shared.api.CallableBy;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Takes a link to its end without a browser. */
@RestController
@CallableBy(CallableBy.Caller.ANYONE)
class DriveController {

    private final SandboxOnly sandbox;
    private final LinkDrive drive;

    DriveController(SandboxOnly sandbox, LinkDrive drive) {
        this.sandbox = sandbox;
        this.drive = drive;
    }

    @PostMapping("/sandbox/v1/links/complete")
    DriveResponse complete(HttpServletRequest request, ObjectNode body) {
        sandbox.check(request);
        return DriveResponse.of(drive.complete(DriveRequest.of(body)));
    }
}
