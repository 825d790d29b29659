package io.fairlead.shared.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole numbers and booleans as languages and encoders write them. */
class WrittenValueTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1577986990",
                "1577986990.0",
                "1577986990.000",
                "1.57798699E9",
                "\"1577986990\"",
                "\"1577986990.0\"",
                "\" 1577986990 \"",
                "\"1.57798699e+9\""
            })
    void readsAWholeNumber(String json) {
        assertThat(WrittenValue.whole(node(json)))
                .hasValueSatisfying(
                        number -> assertThat(number).isEqualByComparingTo("1577986990"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "\"1.5\"",
                "true",
                "null",
                "{}",
                "[]",
                "\"\"",
                "\" \"",
                "\"x\"",
                "\"0x10\"",
                "\"1,000\"",
                "\"1e-3\"",
                "\"NaN\"",
                "\"Infinity\"",
                "1e-2147483647"
            })
    void findsNoWholeNumber(String json) {
        assertThat(WrittenValue.whole(node(json))).isEmpty();
    }

    /** Nothing is computed of a number that would fill the memory. */
    @Test
    void writesNoEnormousNumber() {
        for (var json : new String[] {"1e2147483647", "1E999999999", "\"1e999999999\""}) {
            var number = WrittenValue.whole(node(json)).orElseThrow();
            assertThat(number).isGreaterThan(BigDecimal.valueOf(Long.MAX_VALUE));
            assertThat(WrittenValue.digits(number)).isEmpty();
        }
        assertThat(WrittenValue.text(node("1e999999999"))).isNull();
        assertThat(WrittenValue.whole("9".repeat(41))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "13556634.0, 13556634",
        "13556634, 13556634",
        "1E+3, 1000",
        "0.0, 0",
        "'\"007\"', 007",
        "'\"1.0\"', 1.0"
    })
    void readsTheDigitsOfAText(String json, String text) {
        assertThat(WrittenValue.text(node(json))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "false, false",
        "'\"true\"', true",
        "'\"True\"', true",
        "'\" FALSE \"', false"
    })
    void readsABoolean(String json, boolean value) {
        assertThat(WrittenValue.flag(node(json))).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "\"yes\"", "\"\"", "null", "{}"})
    void findsNoBoolean(String json) {
        assertThat(WrittenValue.flag(node(json))).isEmpty();
    }

    static JsonNode node(String json) {
        return JSON.readTree(json);
    }
}
