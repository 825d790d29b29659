package io.fairlead.experience;

import io.fairlead.experience.ExperienceSettings.AccountRules;
import io.fairlead.experience.ExperienceSettings.ColorScheme;
import io.fairlead.experience.ExperienceSettings.Module;
import io.fairlead.experience.ExperienceSettings.Named;
import io.fairlead.experience.ExperienceSettings.Redirect;
import io.fairlead.experience.ExperienceSettings.Report;
import io.fairlead.experience.ExperienceSettings.Wording;
import io.fairlead.institution.Product;
import io.fairlead.shared.page.Language;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one form of an experience in calls, in files and in the database. Its fields: {@code
 * docs/experiences.md}.
 */
public final class ExperienceForm {

    /** The fields that hold a picture. */
    static final String LOGO = "logo";

    static final String ICON = "icon";
    static final String EMAIL_LOGO = "emailLogo";
    static final String ID = "id";

    private static final int MOST_POPULAR = 8;
    private static final int MOST_ORIGINS = 20;

    private static final int LONGEST_LIFE = (int) Duration.ofDays(30).toMinutes();
    private static final int SHORTEST_LIFE = 5;
    private static final int MOST_TYPES = 50;

    private static final List<String> FIELDS =
            List.of(
                    ID,
                    "name",
                    "applicationName",
                    "brandColor",
                    "colorScheme",
                    LOGO,
                    ICON,
                    EMAIL_LOGO,
                    "popularInstitutions",
                    "texts",
                    "products",
                    "accounts",
                    "singleUseUrl",
                    "receiptByEmail",
                    "hideExit",
                    "hideBack",
                    "redirect",
                    "linkLifeMinutes",
                    "embeddingOrigins",
                    "reports",
                    "modules");

    private static final Pattern INSTITUTION = Pattern.compile("[0-9]{1,20}");
    private static final Pattern ACCOUNT_TYPE = Pattern.compile("[A-Za-z0-9]{1,40}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExperienceForm() {}

    /**
     * Reads what a partner has sent; like any call it ignores what it does not know.
     *
     * @throws InvalidExperienceException for the first field that is wrong
     */
    public static ExperienceDraft read(ObjectNode form) {
        return read(FormFields.of(form, false));
    }

    /**
     * Reads what a partner has written into a file.
     *
     * @throws InvalidExperienceException for the first field that is wrong, or that there is not
     */
    static ExperienceDraft readStrictly(ObjectNode form) {
        return read(FormFields.of(form, true).withNoOthersThan(FIELDS));
    }

    private static ExperienceDraft read(FormFields fields) {
        var name = fields.text("name", 64);
        if (name == null) {
            throw fields.wrong("name", "is missing.");
        }
        return new ExperienceDraft(name, settings(fields), pictures(fields));
    }

    static ExperienceSettings readSettings(String json) {
        return settings(FormFields.of((ObjectNode) JSON.readTree(json), false));
    }

    private static ExperienceSettings settings(FormFields fields) {
        return new ExperienceSettings(
                fields.text("applicationName", 60),
                color(fields),
                Objects.requireNonNullElse(
                        fields.choice("colorScheme", ColorScheme.values(), Named::publicName),
                        ColorScheme.AUTO),
                institutions(fields),
                texts(fields),
                fields.choices("products", Product.values(), Product::publicName),
                accounts(fields),
                fields.flag("singleUseUrl"),
                fields.flag("receiptByEmail"),
                fields.flag("hideExit"),
                fields.flag("hideBack"),
                fields.choice("redirect", Redirect.values(), Named::publicName),
                linkLife(fields),
                origins(fields),
                List.copyOf(fields.choices("reports", Report.values(), Named::publicName)),
                modules(fields));
    }

    private static @Nullable Rgb color(FormFields fields) {
        var text = fields.text("brandColor", 255);
        return text == null
                ? null
                : Rgb.parse(text)
                        .orElseThrow(
                                () ->
                                        fields.wrong(
                                                "brandColor", "must be a color such as #0b5a83."));
    }

    private static List<String> institutions(FormFields fields) {
        var ids = fields.texts("popularInstitutions", MOST_POPULAR, 20);
        if (!ids.stream().allMatch(id -> INSTITUTION.matcher(id).matches())) {
            throw fields.wrong("popularInstitutions", "must be a list of institution ids.");
        }
        return ids;
    }

    private static Map<Language, Wording> texts(FormFields fields) {
        var texts = new EnumMap<Language, Wording>(Language.class);
        fields.object("texts")
                .map(given -> given.withNoOthersThan(List.of("en", "es", "fr")))
                .ifPresent(
                        given -> {
                            for (var language : Language.values()) {
                                given.object(key(language))
                                        .map(ExperienceForm::wording)
                                        .ifPresent(wording -> texts.put(language, wording));
                            }
                        });
        return texts;
    }

    private static Wording wording(FormFields fields) {
        fields.withNoOthersThan(List.of("headline", "explanation"));
        return new Wording(fields.text("headline", 80), fields.text("explanation", 400));
    }

    private static AccountRules accounts(FormFields fields) {
        return fields.object("accounts").map(ExperienceForm::rules).orElse(AccountRules.ANY);
    }

    private static AccountRules rules(FormFields fields) {
        fields.withNoOthersThan(List.of("types", "minimum", "maximum", "chosenInLite"));
        var types = fields.texts("types", MOST_TYPES, 40);
        if (!types.stream().allMatch(type -> ACCOUNT_TYPE.matcher(type).matches())) {
            throw fields.wrong("types", "must be a list of account types such as checking.");
        }
        var minimum = fields.integer("minimum", AccountRules.LEAST, AccountRules.MOST);
        var maximum = fields.integer("maximum", AccountRules.LEAST, AccountRules.MOST);
        var rules =
                new AccountRules(
                        Set.copyOf(types),
                        minimum == null ? AccountRules.LEAST : minimum,
                        maximum == null ? AccountRules.MOST : maximum,
                        fields.flag("chosenInLite"));
        if (rules.minimum() > rules.maximum()) {
            throw fields.wrong("minimum", "must not be greater than the maximum.");
        }
        return rules;
    }

    private static @Nullable Duration linkLife(FormFields fields) {
        var minutes = fields.integer("linkLifeMinutes", SHORTEST_LIFE, LONGEST_LIFE);
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }

    private static List<String> origins(FormFields fields) {
        return fields.texts("embeddingOrigins", MOST_ORIGINS, 255).stream()
                .map(origin -> origin(fields, origin))
                .distinct()
                .toList();
    }

    private static String origin(FormFields fields, String text) {
        return EmbeddingOrigin.read(text)
                .orElseThrow(
                        () ->
                                fields.wrong(
                                        "embeddingOrigins",
                                        "must be a list of origins such as https://app.example,"
                                                + " capacitor://localhost or file:."));
    }

    private static List<Module> modules(FormFields fields) {
        var modules = List.copyOf(fields.choices("modules", Module.values(), Named::publicName));
        return modules.isEmpty() ? List.of(Module.FINANCIAL) : modules;
    }

    private static Pictures pictures(FormFields fields) {
        var logo = fields.content(LOGO);
        var icon = fields.content(ICON);
        var emailLogo = fields.content(EMAIL_LOGO);
        return new Pictures(
                logo == null ? null : SvgPicture.clean(LOGO, logo),
                icon == null ? null : SvgPicture.clean(ICON, icon),
                emailLogo == null ? null : PngPicture.clean(EMAIL_LOGO, bytes(fields, emailLogo)));
    }

    private static byte[] bytes(FormFields fields, String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw fields.wrong(EMAIL_LOGO, "must be a PNG picture in Base64.");
        }
    }

    /** How a form calls a language. */
    static String key(Language language) {
        return switch (language) {
            case EN -> "en";
            case ES -> "es";
            case FR -> "fr";
        };
    }
}
