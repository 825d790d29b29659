package io.fairlead.experience.rest;

import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceId;
import io.fairlead.experience.Experiences;
import io.fairlead.institution.Product;
import io.fairlead.partner.Partners;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.WrittenValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The documented calls about experiences. Source: the vendor's OpenAPI document. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
@RequestMapping("/connect/experiences")
class ConnectExperiencesController {

    private static final Pattern PARTNER_ID = Pattern.compile("[0-9]{1,18}");

    private final Experiences experiences;
    private final Partners partners;

    ConnectExperiencesController(Experiences experiences, Partners partners) {
        this.experiences = experiences;
        this.partners = partners;
    }

    record ExperienceResponse(String id, String appName, List<String> productCode) {}

    record DuplicateResponse(String experienceId) {}

    @GetMapping
    List<ExperienceResponse> list(
            PartnerId caller,
            @RequestParam(required = false) @Nullable String appName,
            @RequestParam(defaultValue = "") String productCode) {
        if (appName == null || appName.isBlank()) {
            throw Problem.CONNECT_INVALID.exception("\"appName\" is required");
        }
        var name = partners.name(caller).orElse("");
        var wanted = codes(productCode);
        var found =
                experiences.list(caller).stream()
                        .map(experience -> response(experience, name))
                        .filter(response -> response.appName().equalsIgnoreCase(appName.strip()))
                        .toList();
        if (found.isEmpty()) {
            throw Problem.EXPERIENCE_NOT_FOUND.exception(" for the external app name");
        }
        return found.stream()
                .filter(
                        response ->
                                codes(String.join(",", response.productCode())).containsAll(wanted))
                .toList();
    }

    @PostMapping("/{experienceId}/duplicate")
    DuplicateResponse duplicate(
            PartnerId caller, @PathVariable String experienceId, ObjectNode body) {
        var id =
                ExperienceId.parse(experienceId)
                        .orElseThrow(Problem.EXPERIENCE_ID_INVALID::exception);
        var copy =
                experiences
                        .duplicate(caller, id, indirectPartner(body))
                        .orElseThrow(() -> Problem.EXPERIENCE_NOT_FOUND.exception(""));
        return new DuplicateResponse(copy.id().toString());
    }

    /** Documented as a number; as elsewhere its digits will do. */
    private static String indirectPartner(ObjectNode body) {
        var value = body.get("indirectPartnerId");
        if (value == null || value.isNull()) {
            throw Problem.CONNECT_INVALID.exception("\"indirectPartnerId\" is required");
        }
        return WrittenValue.whole(value)
                .flatMap(WrittenValue::digits)
                .filter(digits -> PARTNER_ID.matcher(digits).matches())
                .orElseThrow(
                        () ->
                                Problem.CONNECT_INVALID.exception(
                                        "\"indirectPartnerId\" must be a number"));
    }

    private static ExperienceResponse response(Experience experience, String partnerName) {
        var appName = experience.applicationName();
        return new ExperienceResponse(
                experience.id().toString(),
                appName == null ? partnerName : appName,
                experience.settings().products().stream().map(Product::publicName).toList());
    }

    private static Set<String> codes(String codes) {
        return Arrays.stream(codes.split(","))
                .map(code -> code.strip().toLowerCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
    }
}
