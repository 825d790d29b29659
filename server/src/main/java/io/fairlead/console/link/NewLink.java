package io.fairlead.console.link;

import io.fairlead.console.link.NewLinkPage.Kind;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.LinkType;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The calls that issue a link, with the body that a form of the console asks for. */
enum NewLink {
    FULL("Full", "/connect/v2/generate", LinkType.FULL, LinkOrigin.URL, "customer"),
    JOINT(
            "Joint Borrower",
            "/connect/v2/generate/jointBorrower",
            LinkType.JOINT_BORROWER,
            LinkOrigin.URL,
            "customer, consumer, joint borrower and the joint borrower's consumer"),
    LITE(
            "Lite",
            "/connect/v2/generate/lite",
            LinkType.LITE,
            LinkOrigin.URL,
            "customer and institution"),
    FIX(
            "Fix",
            "/connect/v2/generate/fix",
            LinkType.FIX,
            LinkOrigin.URL,
            "customer and institution login"),
    MAIL(
            "Full, by e-mail",
            "/connect/v2/send/email",
            LinkType.FULL,
            LinkOrigin.EMAIL,
            "customer, consumer and an e-mail address"),
    JOINT_MAIL(
            "Joint Borrower, by e-mail",
            "/connect/v2/send/email/jointBorrower",
            LinkType.JOINT_BORROWER,
            LinkOrigin.EMAIL,
            "both borrowers, with consumers, and two e-mail addresses");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String label;
    private final String path;
    private final LinkType type;
    private final LinkOrigin origin;
    private final String needs;

    NewLink(String label, String path, LinkType type, LinkOrigin origin, String needs) {
        this.label = label;
        this.path = path;
        this.type = type;
        this.origin = origin;
        this.needs = needs;
    }

    /** The call that a form names. Ends the request when there is no such one. */
    static NewLink named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.BAD_REQUEST.exception("There is no such kind of link."));
    }

    static List<Kind> kinds() {
        return Arrays.stream(values())
                .map(kind -> new Kind(kind.name(), kind.label, kind.needs))
                .toList();
    }

    String path() {
        return path;
    }

    LinkType type() {
        return type;
    }

    LinkOrigin origin() {
        return origin;
    }

    /** The body of the call; fields that are empty are left out. */
    ObjectNode body(PartnerId partner, Map<String, String> typed) {
        var body = JSON.createObjectNode().put("partnerId", partner.value());
        if (type == LinkType.JOINT_BORROWER) {
            var borrowers = body.putArray("borrowers");
            var primary = borrowers.addObject().put("type", "primary");
            put(primary, "customerId", typed.get("customerId"));
            put(primary, "consumerId", typed.get("consumerId"));
            var joint = borrowers.addObject().put("type", "jointBorrower");
            put(joint, "customerId", typed.get("jointCustomerId"));
            put(joint, "consumerId", typed.get("jointConsumerId"));
        } else {
            put(body, "customerId", typed.get("customerId"));
            put(body, "consumerId", typed.get("consumerId"));
        }
        put(body, "institutionId", typed.get("institutionId"));
        put(body, "institutionLoginId", typed.get("institutionLoginId"));
        put(body, "experience", typed.get("experience"));
        put(body, "webhook", typed.get("webhook"));
        put(body, "redirectUri", typed.get("redirectUri"));
        put(body, "language", typed.get("language"));
        if (origin == LinkOrigin.EMAIL) {
            var addresses = body.putObject("email").putArray("to");
            Arrays.stream(typed.getOrDefault("email", "").split("[,\\s]+", -1))
                    .filter(address -> !address.isEmpty())
                    .forEach(addresses::add);
        }
        return body;
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            node.put(field, value.strip());
        }
    }
}
