package io.fairlead.link.rest;

import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceId;
import io.fairlead.institution.InstitutionSetting;
import io.fairlead.institution.InstitutionSettings;
import io.fairlead.link.IssueLink;
import io.fairlead.link.LinkDetails;
import io.fairlead.link.LinkDetails.Presentation;
import io.fairlead.link.LinkDetails.ReportCustomField;
import io.fairlead.link.LinkDetails.ReportOptions;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.LinkSecrets;
import io.fairlead.link.LinkType;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call that issues a link, read into what it asks for. Known fields are checked in
 * the order they are read here, unknown ones are ignored. Which type takes which field: {@code
 * docs/compatibility.md}, "Links".
 */
public final class GenerateRequest {

    private static final Pattern LANGUAGE =
            Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,4}");
    private static final Pattern INSTITUTION_ID = Pattern.compile("[0-9]{1,20}");
    private static final List<String> SETTINGS =
            List.of("hidden", "visible", "replace", "autoreplace");
    private static final List<String> SETTINGS_EVERYWHERE = List.of("replace", "autoreplace");
    private static final int MAX_INSTITUTION_SETTINGS = 1_000;
    private static final int MAX_CUSTOM_FIELDS = 5;
    private static final long LARGEST_FROM_DATE = 9_999_999_999L;

    private GenerateRequest() {}

    /** Reads what a link of the given type can be asked for. */
    public static IssueLink read(LinkType type, LinkOrigin origin, ConnectFields fields) {
        var partner = new PartnerId(fields.requiredId("partnerId"));
        var borrowers =
                type == LinkType.JOINT_BORROWER
                        ? Borrowers.both(fields)
                        : Borrowers.single(fields, consumer(type, origin));
        var institutionId =
                type == LinkType.LITE ? fields.requiredNumericId("institutionId") : null;
        var institutionLoginId =
                type == LinkType.FIX ? fields.requiredId("institutionLoginId") : null;
        var presentation = presentation(opensInApps(type, origin), fields);
        var webhook = WebhookFields.webhook(fields);
        var webhookHeaders = WebhookFields.headers(fields);
        var hasSearchAndReports = type == LinkType.FULL || type == LinkType.JOINT_BORROWER;
        var details =
                new LinkDetails(
                        type,
                        origin,
                        borrowers.primary().consumerId(),
                        borrowers.jointBorrower(),
                        institutionId,
                        institutionLoginId,
                        presentation,
                        webhook,
                        hasSearchAndReports
                                ? institutionSettings(fields)
                                : InstitutionSettings.NONE,
                        hasSearchAndReports ? reportOptions(fields) : ReportOptions.NONE);
        var joint = borrowers.joint();
        return new IssueLink(
                partner,
                new CustomerId(borrowers.primary().customerId()),
                details,
                new LinkSecrets(
                        webhookHeaders,
                        borrowers.primary().consumerInfo(),
                        joint == null ? null : joint.consumerInfo()));
    }

    /**
     * Reads which link the {@code type} of a version 1 request means: all but the two named are
     * today's Full, whose experience says which reports follow.
     */
    static LinkType formerType(ConnectFields fields) {
        return switch (fields.text("type")) {
            case null -> LinkType.FULL;
            case String type when type.equalsIgnoreCase("lite") -> LinkType.LITE;
            case String type when type.equalsIgnoreCase("fix") -> LinkType.FIX;
            default -> LinkType.FULL;
        };
    }

    private static Borrowers.Consumer consumer(LinkType type, LinkOrigin origin) {
        if (type != LinkType.FULL) {
            return Borrowers.Consumer.IGNORED;
        }
        return origin == LinkOrigin.EMAIL
                ? Borrowers.Consumer.REQUIRED
                : Borrowers.Consumer.OPTIONAL;
    }

    private static boolean opensInApps(LinkType type, LinkOrigin origin) {
        return type != LinkType.JOINT_BORROWER && origin != LinkOrigin.EMAIL;
    }

    private static Presentation presentation(boolean takesMobileFlags, ConnectFields fields) {
        var language = fields.text("language");
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw fields.wrong("language", "must be a valid language tag");
        }
        var redirectUri = fields.uri("redirectUri");
        var webView = takesMobileFlags ? fields.flag("isWebView") : null;
        if (Boolean.TRUE.equals(webView) && redirectUri == null) {
            throw fields.wrong("redirectUri", "is required");
        }
        return new Presentation(
                language,
                redirectUri,
                webView,
                takesMobileFlags ? fields.flag("isHostedInMobileApp") : null,
                experience(fields),
                fields.flag("singleUseUrl"));
    }

    private static @Nullable String experience(ConnectFields fields) {
        var experience = fields.text("experience");
        if (experience != null
                && !experience.equals(Experience.DEFAULT)
                && ExperienceId.parse(experience).isEmpty()) {
            throw fields.wrong("experience", "must be a valid GUID");
        }
        return experience;
    }

    private static InstitutionSettings institutionSettings(ConnectFields fields) {
        var given = fields.value("institutionSettings");
        if (given == null) {
            return InstitutionSettings.NONE;
        }
        if (given.isString()) {
            var everywhere = fields.oneOf("institutionSettings", SETTINGS_EVERYWHERE);
            return new InstitutionSettings(setting(String.valueOf(everywhere)), Map.of());
        }
        return new InstitutionSettings(null, byInstitution(fields));
    }

    private static Map<String, InstitutionSetting> byInstitution(ConnectFields fields) {
        var given = fields.requiredObject("institutionSettings");
        var ids = given.names();
        if (ids.size() > MAX_INSTITUTION_SETTINGS) {
            throw fields.wrong(
                    "institutionSettings",
                    "must have less than or equal to " + MAX_INSTITUTION_SETTINGS + " keys");
        }
        Map<String, InstitutionSetting> settings = new LinkedHashMap<>();
        for (var id : ids) {
            if (!INSTITUTION_ID.matcher(id).matches()) {
                throw fields.wrong("institutionSettings", "must have institution ids as keys");
            }
            settings.put(id, setting(given.requiredOneOf(id, SETTINGS)));
        }
        return settings;
    }

    private static InstitutionSetting setting(String value) {
        return InstitutionSetting.named(value).orElseThrow();
    }

    private static ReportOptions reportOptions(ConnectFields fields) {
        // Documented: beyond 10 digits the report's own default applies.
        var fromDate = fields.integer("fromDate", LARGEST_FROM_DATE);
        var customFields = fields.objects("reportCustomFields", MAX_CUSTOM_FIELDS);
        return new ReportOptions(
                fromDate,
                customFields == null
                        ? List.of()
                        : customFields.stream().map(GenerateRequest::customField).toList());
    }

    private static ReportCustomField customField(ConnectFields field) {
        return new ReportCustomField(
                field.text("label"),
                field.text("value"),
                !Boolean.FALSE.equals(field.flag("shown")));
    }
}
