package io.fairlead.sandbox.persona.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.sandbox.persona.Persona;
import io.fairlead.sandbox.persona.PersonaDocument;
import io.fairlead.sandbox.persona.PersonaRefusedException;
import io.fairlead.sandbox.persona.PersonaSummary;
import io.fairlead.sandbox.persona.Personas;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.http.OutboundException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stores, shows, exports and deletes personas. */
@RestController
@RequestMapping("/sandbox/v1/personas")
@CallableBy(CallableBy.Caller.ANYONE)
class PersonasController {

    private static final MediaType YAML = MediaType.valueOf("application/yaml");

    private final Personas personas;

    PersonasController(Personas personas) {
        this.personas = personas;
    }

    record PersonasResponse(List<SummaryResponse> personas) {}

    /**
     * A persona in the list.
     *
     * @param signsInWith the password, which is none of anybody's
     */
    record SummaryResponse(
            String name,
            String about,
            String userid,
            @JsonProperty("password") String signsInWith,
            int version,
            boolean ready) {

        static SummaryResponse of(PersonaSummary persona) {
            return new SummaryResponse(
                    persona.name(),
                    persona.about(),
                    persona.name(),
                    persona.password().reveal(),
                    persona.version(),
                    persona.ready());
        }
    }

    @GetMapping
    PersonasResponse list() {
        return asked(
                () ->
                        new PersonasResponse(
                                personas.all().stream().map(SummaryResponse::of).toList()));
    }

    @GetMapping("/{personaName}")
    PersonaResponse get(
            @PathVariable String personaName,
            @RequestParam(required = false) @Nullable String version) {
        return PersonaResponse.of(found(personaName, version));
    }

    /** A persona as a file, which can be stored again. */
    @GetMapping("/{personaName}/export")
    ResponseEntity<String> export(
            @PathVariable String personaName,
            @RequestParam(required = false) @Nullable String version) {
        return ResponseEntity.ok()
                .contentType(YAML)
                .body(PersonaDocument.yaml(found(personaName, version).document()));
    }

    @PutMapping("/{personaName}")
    PersonaResponse put(@PathVariable String personaName, HttpServletRequest request) {
        return PersonaResponse.of(
                asked(
                        () -> {
                            var content = body(request);
                            var document =
                                    isYaml(request)
                                            ? PersonaDocument.ofYaml(content)
                                            : PersonaDocument.ofJson(content);
                            return personas.put(personaName, document);
                        }));
    }

    @DeleteMapping("/{personaName}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String personaName) {
        if (!asked(() -> personas.delete(personaName))) {
            throw Problem.RESOURCE_NOT_FOUND.exception();
        }
    }

    private Persona found(String name, @Nullable String version) {
        return asked(() -> personas.find(name, number(version)))
                .orElseThrow(Problem.RESOURCE_NOT_FOUND::exception);
    }

    private static @Nullable Integer number(@Nullable String version) {
        if (version == null || version.isBlank()) {
            return null;
        }
        if (!version.matches("[1-9][0-9]{0,5}")) {
            throw Problem.BAD_REQUEST.exception("\"version\" must be a whole number from 1 on.");
        }
        return Integer.valueOf(version);
    }

    private static boolean isYaml(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getContentType(), "")
                .toLowerCase(Locale.ROOT)
                .contains("yaml");
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            var body = request.getInputStream().readNBytes(PersonaDocument.MAX_BYTES + 1);
            if (body.length > PersonaDocument.MAX_BYTES) {
                throw Problem.BODY_TOO_LARGE.exception(PersonaDocument.MAX_BYTES);
            }
            return body;
        } catch (IOException _) {
            throw Problem.BAD_REQUEST.exception("The body ends too early or is wrongly chunked.");
        }
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (PersonaRefusedException e) {
            throw Problem.BAD_REQUEST.exception(e.advice());
        } catch (OutboundException _) {
            throw Problem.INSTITUTION_NOT_ASKED.exception(
                    "FinBank does not answer: start it, or set FAIRLEAD_FINBANK_PORT.");
        }
    }
}
