package io.finbank.persona;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Stores, shows and deletes personas. */
@RestController
@RequestMapping("/personas")
class PersonasController {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{1,39}");
    private static final int LONGEST_DOCUMENT = 512 * 1024;

    /** Users of the bank that behave in another way. */
    private static final Set<String> RESERVED =
            Set.of(
                    "demo",
                    "demo_fix",
                    "discovertimeout",
                    "invalid_user",
                    "tfa_choice",
                    "tfa_code",
                    "tfa_image",
                    "tfa_multi",
                    "tfa_text",
                    "tfa_text2");

    private final Personas personas;

    PersonasController(Personas personas) {
        this.personas = personas;
    }

    @GetMapping
    PersonaList list() {
        return new PersonaList(
                personas.all().stream()
                        .map(name -> Summary.of(personas.version(name, null)))
                        .toList());
    }

    @GetMapping("/{name}")
    PersonaVersion show(
            @PathVariable String name, @RequestParam(required = false) @Nullable Integer version) {
        return personas.version(checked(name), version);
    }

    @PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    PersonaVersion store(@PathVariable String name, @RequestBody String body) {
        return personas.store(checked(name), document(body));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name) {
        if (!personas.delete(checked(name))) {
            throw personas.isReady(name)
                    ? new ProblemException(
                            Problem.BAD_REQUEST,
                            "\"%s\" comes with the bank: it cannot be deleted.".formatted(name))
                    : new ProblemException(Problem.NOT_FOUND);
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "\"name\" must have 2 to 40 of a-z, 0-9, - and _, and begin with a letter.");
        }
        if (RESERVED.contains(name)) {
            throw new ProblemException(
                    Problem.BAD_REQUEST, "\"name\" must not be that of a test user of the bank.");
        }
        return name;
    }

    private static ObjectNode document(String body) {
        try {
            if (body.length() <= LONGEST_DOCUMENT
                    && Personas.tree(body) instanceof ObjectNode document) {
                return document;
            }
        } catch (JacksonException _) {
            // told below, without what it says of the body
        }
        throw new ProblemException(
                Problem.BAD_REQUEST, "A persona is a JSON object of at most 512 KiB.");
    }

    record PersonaList(List<Summary> personas) {}

    record Summary(String name, String about, String password, int version, boolean ready) {

        static Summary of(PersonaVersion latest) {
            var document = latest.persona();
            return new Summary(
                    latest.name(),
                    document.path("about").asString(""),
                    document.path("password").asString("go"),
                    latest.version(),
                    latest.ready());
        }
    }
}
