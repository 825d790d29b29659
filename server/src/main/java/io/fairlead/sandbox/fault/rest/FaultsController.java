package io.fairlead.sandbox.fault.rest;

import io.fairlead.link.Link;
import io.fairlead.link.Links;
import io.fairlead.sandbox.SandboxGate;
import io.fairlead.sandbox.fault.FaultKind;
import io.fairlead.sandbox.fault.FaultScope;
import io.fairlead.sandbox.fault.FaultStep;
import io.fairlead.sandbox.fault.Faults;
import io.fairlead.sandbox.fault.InvalidFaultException;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Orders, shows and clears faults. */
@RestController
@RequestMapping("/sandbox/v1/faults")
@CallableBy(CallableBy.Caller.ANYONE)
class FaultsController {

    private static final Set<String> FIELDS =
            Set.of("at", "does", "code", "seconds", "for", "times");
    private static final Set<String> SCOPES =
            Set.of("customerId", "link", "institutionLoginId", "institutionId", "userid");
    private static final int LONGEST_USERID = 256;
    private static final int LONGEST_NAME = 40;

    private final Faults faults;

    FaultsController(Faults faults) {
        this.faults = faults;
    }

    record FaultsResponse(List<FaultResponse> faults) {}

    @GetMapping
    FaultsResponse list() {
        return new FaultsResponse(faults.all().stream().map(FaultResponse::of).toList());
    }

    @GetMapping("/steps")
    StepsResponse steps() {
        return StepsResponse.all();
    }

    @GetMapping("/{faultId}")
    FaultResponse get(@PathVariable String faultId) {
        return faults.find(id(faultId))
                .map(FaultResponse::of)
                .orElseThrow(Problem.RESOURCE_NOT_FOUND::exception);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FaultResponse order(ObjectNode body) {
        SandboxGate.refuseOthersThan(FIELDS, body, "");
        var fields = new BodyFields(body);
        var at = at(fields.required("at", LONGEST_NAME));
        var does = does(fields.required("does", LONGEST_NAME));
        var code = number(fields, "code", 999);
        var seconds = number(fields, "seconds", Faults.LONGEST_STALL_SECONDS);
        var times = number(fields, "times", Faults.MOST_TIMES);
        try {
            return FaultResponse.of(
                    faults.order(at, does, code, seconds, scope(body, fields), times));
        } catch (InvalidFaultException e) {
            throw wrong(e.field(), String.valueOf(e.getMessage()));
        }
    }

    @DeleteMapping("/{faultId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear(@PathVariable String faultId) {
        if (!faults.clear(id(faultId))) {
            throw Problem.RESOURCE_NOT_FOUND.exception();
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clearAll() {
        faults.clearAll();
    }

    private static FaultStep at(String name) {
        return FaultStep.named(name)
                .orElseThrow(
                        () ->
                                wrong(
                                        "at",
                                        "must be one of "
                                                + Arrays.stream(FaultStep.values())
                                                        .map(FaultStep::storedName)
                                                        .collect(Collectors.joining(", "))));
    }

    private static FaultKind does(String name) {
        return FaultKind.named(name)
                .orElseThrow(
                        () ->
                                wrong(
                                        "does",
                                        "must be one of "
                                                + Arrays.stream(FaultKind.values())
                                                        .map(FaultKind::storedName)
                                                        .collect(Collectors.joining(", "))));
    }

    private static @Nullable Integer number(BodyFields fields, String name, int most) {
        return fields.has(name) ? fields.integer(name, 1, most, 1) : null;
    }

    private FaultScope scope(ObjectNode body, BodyFields fields) {
        var scope = fields.object("for");
        if (scope == null) {
            throw Problem.MISSING_PARAMETER.exception("for");
        }
        if (body.get("for") instanceof ObjectNode inner) {
            SandboxGate.refuseOthersThan(SCOPES, inner, "for.");
        }
        return new FaultScope(
                digits(scope, "customerId"),
                link(scope.optional("link", Links.LONGEST_URL)),
                digits(scope, "institutionLoginId"),
                digits(scope, "institutionId"),
                scope.optional("userid", LONGEST_USERID));
    }

    private static @Nullable String digits(BodyFields scope, String name) {
        var text = scope.optional(name, LONGEST_NAME);
        if (text != null && !PathId.isNumber(text)) {
            throw wrong("for." + name, "must have 1 to 18 digits");
        }
        return text;
    }

    private @Nullable Link link(@Nullable String url) {
        return url == null
                ? null
                : faults.link(url)
                        .orElseThrow(
                                () ->
                                        wrong(
                                                "for.link",
                                                "must be the whole URL of a link that this server"
                                                        + " has made"));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Problem.RESOURCE_NOT_FOUND.exception();
        }
    }

    private static RuntimeException wrong(String field, String what) {
        return Problem.BAD_REQUEST.exception("\"%s\" %s.".formatted(field, what));
    }
}
