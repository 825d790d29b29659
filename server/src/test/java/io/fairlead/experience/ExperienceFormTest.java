package io.fairlead.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.shared.PartnerId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ExperienceFormTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String EVERYTHING =
            """
            {"name": "lender", "applicationName": "Harbour Loans", "brandColor": "#6d28a8", "colorScheme": "dark",
             "popularInstitutions": ["101732", 102105],
             "texts": {"en": {"headline": "Hello"}, "fr": {"headline": "Bonjour", "explanation": "Merci"}},
             "products": ["transAgg", "ach"],
             "accounts": {"types": ["checking", "savings"], "minimum": 2, "maximum": 3, "chosenInLite": true},
             "singleUseUrl": true, "receiptByEmail": true, "hideExit": true, "hideBack": true, "redirect": "link",
             "linkLifeMinutes": 43200, "embeddingOrigins": ["https://app.example", "http://localhost:3000"],
             "reports": ["voa", "transactions"], "modules": ["financial"]}
            """;

    /** As the content security policy writes it. */
    @ParameterizedTest
    @CsvSource({
        "HTTPS://App.example:8443, https://app.example:8443",
        "capacitor://localhost, capacitor://localhost",
        "ionic://localhost, ionic://localhost",
        "tauri://localhost, tauri://localhost",
        "app://my_app, app://my_app",
        "chrome-extension://abcdefghijklmnop, chrome-extension://abcdefghijklmnop",
        "file://, file:",
        "file:, file:",
        "app:, app:"
    })
    void letsPagesOfAppsFrameIt(String named, String source) {
        assertThat(
                        read("{\"name\": \"a\", \"embeddingOrigins\": [\"" + named + "\"]}")
                                .settings()
                                .embeddingOrigins())
                .containsExactly(source);
    }

    @Test
    void readsWhatItWrites() {
        var draft = read(EVERYTHING);
        var written =
                ExperienceWriter.write(
                        new Experience(
                                new PartnerId("1"),
                                ExperienceId.random(),
                                3,
                                Instant.EPOCH,
                                draft.name(),
                                draft.settings(),
                                false,
                                false,
                                false),
                        Pictures.NONE);

        assertThat(ExperienceForm.read(written)).isEqualTo(draft);
        assertThat(ExperienceForm.readSettings(ExperienceWriter.write(draft.settings())))
                .isEqualTo(draft.settings());
    }

    @Test
    void isPlainWithANameAlone() {
        assertThat(read("{\"name\": \"default\"}").settings()).isEqualTo(ExperienceSettings.PLAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            textBlock =
                    """
                    {} | "name" is missing.
                    {"name": " "} | "name" must not be empty.
                    {"name": 1} | "name" must be a text.
                    {"name": "a", "color": "red"} | "color" is none of id, name,
                    {"name": "a", "colorScheme": "sepia"} | "colorScheme" must be auto or light or dark.
                    {"name": "a", "brandColor": "red"} | "brandColor" must be a color such as #0b5a83.
                    {"name": "a", "brandColor": "#fff;} body{x"} | "brandColor" must be a color
                    {"name": "a", "popularInstitutions": ["x"]} | "popularInstitutions" must be a list of institution ids.
                    {"name": "a", "popularInstitutions": [1,2,3,4,5,6,7,8,9]} | "popularInstitutions" must be a list of at most 8 texts.
                    {"name": "a", "texts": {"de": {}}} | "texts.de" is none of en, es, fr.
                    {"name": "a", "texts": {"en": {"headline": ""}}} | "texts.en.headline" must not be empty.
                    {"name": "a", "products": ["ACH"]} | "products" must be transAgg or ach or
                    {"name": "a", "accounts": {"types": ["a b"]}} | "accounts.types" must be a list of account types
                    {"name": "a", "accounts": {"minimum": 0}} | "accounts.minimum" must be a whole number from 1 to 20.
                    {"name": "a", "accounts": {"maximum": 21}} | "accounts.maximum" must be a whole number from 1 to 20.
                    {"name": "a", "accounts": {"minimum": 4, "maximum": 3}} | "accounts.minimum" must not be greater than the maximum.
                    {"name": "a", "hideExit": "yes"} | "hideExit" must be true or false.
                    {"name": "a", "redirect": "now"} | "redirect" must be automatic or link.
                    {"name": "a", "linkLifeMinutes": 43201} | "linkLifeMinutes" must be a whole number from 5 to 43200.
                    {"name": "a", "linkLifeMinutes": 1.5} | "linkLifeMinutes" must be a whole number from 5 to 43200.
                    {"name": "a", "embeddingOrigins": ["*"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["https://*.example"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["https://a.example/x"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["https://a.example; script-src *"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["https://u:p@a.example"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["javascript:x"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["javascript:"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["https:"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["http://"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["data:"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["about:blank"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["null"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["'self'"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["app://*"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["app://a/b"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["app://a; script-src *"]} | "embeddingOrigins" must be a list of origins
                    {"name": "a", "embeddingOrigins": ["file://:1"]} | "embeddingOrigins" must be a list of origins such as https://app.example, capacitor://localhost or file:.
                    {"name": "a", "reports": ["all"]} | "reports" must be voa or
                    {"name": "a", "modules": ["payroll"]} | "modules" must be financial.
                    {"name": "a", "logo": 1} | "logo" must be a text.
                    {"name": "a", "emailLogo": "PHN2Zz4="} | "emailLogo" must be a PNG picture.
                    """)
    void namesTheFieldThatIsWrong(String form, String advice) {
        assertThatExceptionOfType(InvalidExperienceException.class)
                .isThrownBy(() -> read(form))
                .withMessageStartingWith(advice);
    }

    @Test
    void keepsNothingOfAPictureButItsPixels() throws IOException {
        var png = png(40, 20);
        var hidden = new byte[png.length + 6];
        System.arraycopy(png, 0, hidden, 0, png.length);
        System.arraycopy("<?php ".getBytes(), 0, hidden, png.length, 6);

        var kept = PngPicture.clean("emailLogo", hidden);

        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("<?php");
        assertThat(PngPicture.clean("emailLogo", kept)).isEqualTo(kept);
    }

    @Test
    void refusesPicturesThatAreTooLarge() throws IOException {
        var wide = Base64.getEncoder().encodeToString(png(1_001, 1));
        assertThatExceptionOfType(InvalidExperienceException.class)
                .isThrownBy(() -> read("{\"name\": \"a\", \"emailLogo\": \"" + wide + "\"}"))
                .withMessage("\"emailLogo\" must have at most 1000 × 1000 pixels.");
        assertThatExceptionOfType(InvalidExperienceException.class)
                .isThrownBy(() -> PngPicture.clean("emailLogo", png(400, 400)))
                .withMessageStartingWith("\"emailLogo\" must not be larger than");
    }

    /** Noise, which does not become smaller. */
    private static byte[] png(int width, int height) throws IOException {
        var random = new Random(1);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static ExperienceDraft read(String json) {
        return ExperienceForm.readStrictly((ObjectNode) JSON.readTree(json));
    }
}
