package io.fairlead.experience;

import io.fairlead.experience.ExperienceSettings.AccountRules;
import io.fairlead.experience.ExperienceSettings.Named;
import io.fairlead.institution.Product;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes experiences in the form that {@link ExperienceForm} reads. */
public final class ExperienceWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExperienceWriter() {}

    /** Writes an experience, with what is told of it besides. */
    public static ObjectNode write(Experience experience, Pictures pictures) {
        var form = JSON.createObjectNode();
        form.put(ExperienceForm.ID, experience.id().toString());
        form.put("version", experience.version());
        form.put("createdDate", experience.createdAt().getEpochSecond());
        form.put("name", experience.name());
        write(form, experience.settings());
        put(form, ExperienceForm.LOGO, pictures.logo());
        put(form, ExperienceForm.ICON, pictures.icon());
        if (pictures.emailLogo() != null) {
            form.put(
                    ExperienceForm.EMAIL_LOGO,
                    Base64.getEncoder().encodeToString(pictures.emailLogo()));
        }
        return form;
    }

    static String write(ExperienceSettings settings) {
        return write(JSON.createObjectNode(), settings).toString();
    }

    private static ObjectNode write(ObjectNode form, ExperienceSettings settings) {
        put(form, "applicationName", settings.applicationName());
        put(form, "brandColor", settings.brandColor());
        form.put("colorScheme", settings.colorScheme().publicName());
        putTexts(form, "popularInstitutions", settings.popularInstitutions());
        if (!settings.texts().isEmpty()) {
            var texts = form.putObject("texts");
            settings.texts()
                    .forEach(
                            (language, wording) -> {
                                var own = texts.putObject(ExperienceForm.key(language));
                                put(own, "headline", wording.headline());
                                put(own, "explanation", wording.explanation());
                            });
        }
        putTexts(form, "products", settings.products().stream().map(Product::publicName).toList());
        writeRules(form.putObject("accounts"), settings.accounts());
        form.put("singleUseUrl", settings.singleUse());
        form.put("receiptByEmail", settings.receiptByEmail());
        form.put("hideExit", settings.hideExit());
        form.put("hideBack", settings.hideBack());
        put(form, "redirect", name(settings.redirect()));
        if (settings.linkLife() != null) {
            form.put("linkLifeMinutes", settings.linkLife().toMinutes());
        }
        putTexts(form, "embeddingOrigins", settings.embeddingOrigins());
        putTexts(form, "reports", settings.reports().stream().map(Named::publicName).toList());
        putTexts(form, "modules", settings.modules().stream().map(Named::publicName).toList());
        return form;
    }

    private static void writeRules(ObjectNode form, AccountRules rules) {
        putTexts(form, "types", rules.types().stream().sorted().toList());
        form.put("minimum", rules.minimum());
        form.put("maximum", rules.maximum());
        form.put("chosenInLite", rules.chosenInLite());
    }

    private static void put(ObjectNode form, String name, @Nullable Object value) {
        if (value != null) {
            form.put(name, value.toString());
        }
    }

    private static void putTexts(ObjectNode form, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            Consumer<String> add = form.putArray(name)::add;
            texts.forEach(add);
        }
    }

    private static @Nullable String name(@Nullable Named choice) {
        return choice == null ? null : choice.publicName();
    }
}
