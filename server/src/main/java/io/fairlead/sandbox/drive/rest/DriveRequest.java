package io.fairlead.sandbox.drive.rest;

import io.fairlead.link.Links;
import io.fairlead.sandbox.SandboxGate;
import io.fairlead.sandbox.drive.DriveWish;
import io.fairlead.sandbox.drive.DrivenConsumer;
import io.fairlead.sandbox.drive.LinkDrive;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the call wants; the first wrong field ends it. */
final class DriveRequest {

    private static final Set<String> OF_A_CONSUMER =
            Set.of("persona", "userid", "password", "institutionId", "accounts", "answers");
    private static final Set<String> ALL =
            Stream.concat(OF_A_CONSUMER.stream(), Stream.of("link", "borrowers", "until"))
                    .collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_ANSWER = 1_000;
    private static final int MOST_ITEMS = 100;
    private static final int BORROWERS = 2;

    /** What everybody at FinBank has whose password nobody has said. */
    private static final String PASSWORD = "go";

    private DriveRequest() {}

    static DriveWish of(ObjectNode body) {
        var fields = new BodyFields(body);
        SandboxGate.refuseOthersThan(ALL, body, "");
        var link = fields.required("link", Links.LONGEST_URL);
        body.path("borrowers").values().stream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .forEach(each -> SandboxGate.refuseOthersThan(OF_A_CONSUMER, each, "borrowers."));
        var consumers =
                fields.has("borrowers")
                        ? fields.objects("borrowers", BORROWERS).stream()
                                .map(borrower -> consumer(borrower, fields))
                                .toList()
                        : List.of(consumer(fields, fields));
        return new DriveWish(link, consumers, until(fields.optional("until", LONGEST_NAME)));
    }

    /** What is not said of a borrower is what is said of all. */
    private static DrivenConsumer consumer(BodyFields own, BodyFields all) {
        var who = own.has("persona") || own.has("userid") ? own : all;
        var persona = who.optional("persona", LONGEST_NAME);
        var userid = persona == null ? who.optional("userid", LONGEST_NAME) : persona;
        if (persona != null && who.has("userid")) {
            throw Problem.BAD_REQUEST.exception(
                    "Give \"persona\" or \"userid\", not both of them.");
        }
        if (userid == null) {
            throw Problem.MISSING_PARAMETER.exception("persona, or userid and password");
        }
        var password = who.optional("password", LONGEST_NAME);
        var institution = of(own, all, "institutionId").optional("institutionId", LONGEST_NAME);
        return new DrivenConsumer(
                userid,
                new Secret(Objects.requireNonNullElse(password, PASSWORD)),
                institution,
                accounts(of(own, all, "accounts")),
                answers(of(own, all, "answers")));
    }

    private static BodyFields of(BodyFields own, BodyFields all, String name) {
        return own.has(name) ? own : all;
    }

    private static List<String> accounts(BodyFields fields) {
        if (!fields.isText("accounts")) {
            return listed(fields, "accounts", LONGEST_NAME);
        }
        if (!"all".equals(fields.optional("accounts", LONGEST_NAME))) {
            throw Problem.BAD_REQUEST.exception(
                    "\"accounts\" must be \"all\", or a list of ids, types or names of accounts.");
        }
        return List.of();
    }

    private static List<String> answers(BodyFields fields) {
        return listed(fields, "answers", LONGEST_ANSWER);
    }

    private static List<String> listed(BodyFields fields, String name, int longest) {
        var items = fields.texts(name, longest);
        if (items.size() > MOST_ITEMS) {
            throw Problem.BAD_REQUEST.exception(
                    "\"%s\" must be a list of at most %d strings.".formatted(name, MOST_ITEMS));
        }
        return items;
    }

    private static @Nullable String until(@Nullable String given) {
        if (given == null || given.equals("done")) {
            return null;
        }
        if (!LinkDrive.SCREENS.contains(given)) {
            throw Problem.BAD_REQUEST.exception(
                    "\"until\" must be \"done\" or one of the screens "
                            + String.join(", ", LinkDrive.SCREENS.stream().sorted().toList())
                            + ".");
        }
        return given;
    }
}
