package io.fairlead.institution.rest;

import io.fairlead.institution.InstitutionSetting;
import io.fairlead.institution.InstitutionSettings;
import io.fairlead.institution.Institutions;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a partner's links show institutions, unless a link says otherwise. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
@RequestMapping("/fairlead/v1/institution-settings")
class InstitutionSettingsController {

    private static final String EVERYWHERE = "everywhere";
    private static final String BY_INSTITUTION = "byInstitution";
    private static final int MOST = 1_000;
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private final Institutions institutions;

    InstitutionSettingsController(Institutions institutions) {
        this.institutions = institutions;
    }

    record SettingsResponse(@Nullable String everywhere, Map<String, String> byInstitution) {
        static SettingsResponse of(InstitutionSettings settings) {
            var byInstitution = new TreeMap<String, String>();
            settings.byInstitution()
                    .forEach((id, setting) -> byInstitution.put(id, setting.publicName()));
            var everywhere = settings.everywhere();
            return new SettingsResponse(
                    everywhere == null ? null : everywhere.publicName(), byInstitution);
        }
    }

    @GetMapping
    SettingsResponse get(PartnerId caller) {
        return SettingsResponse.of(institutions.settings(caller));
    }

    @PutMapping
    SettingsResponse put(PartnerId caller, ObjectNode body) {
        var settings = new InstitutionSettings(everywhere(body), byInstitution(body));
        institutions.changeSettings(caller, settings);
        return SettingsResponse.of(settings);
    }

    private static @Nullable InstitutionSetting everywhere(ObjectNode body) {
        var given = body.get(EVERYWHERE);
        if (given == null || given.isNull()) {
            return null;
        }
        var setting = setting(EVERYWHERE, given);
        if (setting == InstitutionSetting.HIDDEN || setting == InstitutionSetting.VISIBLE) {
            throw Problem.BAD_REQUEST.exception("\"everywhere\" must be replace or autoreplace.");
        }
        return setting;
    }

    private static Map<String, InstitutionSetting> byInstitution(ObjectNode body) {
        var given = body.get(BY_INSTITUTION);
        if (given == null || given.isNull()) {
            return Map.of();
        }
        if (!(given instanceof ObjectNode object) || object.size() > MOST) {
            throw Problem.BAD_REQUEST.exception(
                    "\"byInstitution\" must be an object of at most " + MOST + " institutions.");
        }
        Map<String, InstitutionSetting> settings = new LinkedHashMap<>();
        for (var one : object.properties()) {
            if (!ID.matcher(one.getKey()).matches()) {
                throw Problem.BAD_REQUEST.exception(
                        "\"byInstitution\" must have institution ids as keys.");
            }
            settings.put(
                    one.getKey(), setting(BY_INSTITUTION + "." + one.getKey(), one.getValue()));
        }
        return settings;
    }

    private static InstitutionSetting setting(String name, JsonNode value) {
        return InstitutionSetting.named(value.isString() ? value.asString() : "")
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\""
                                                + name
                                                + "\" must be hidden, visible, replace or"
                                                + " autoreplace."));
    }
}
