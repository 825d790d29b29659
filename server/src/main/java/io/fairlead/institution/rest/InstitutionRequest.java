package io.fairlead.institution.rest;

import io.fairlead.institution.InstitutionQuery;
import io.fairlead.institution.InstitutionSettings;
import io.fairlead.institution.Product;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the institution calls are sent. */
final class InstitutionRequest {

    private static final int MAX_TEXT_LENGTH = 255;
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern ROUTING_NUMBER = Pattern.compile("[0-9]{9}");
    private static final Pattern COUNTRIES = Pattern.compile("\\*|[a-zA-Z]{2}(,[a-zA-Z]{2})*");
    private static final String PRODUCTS =
            Arrays.stream(Product.values())
                    .map(Product::publicName)
                    .collect(Collectors.joining(", "));

    private InstitutionRequest() {}

    static InstitutionQuery query(Map<String, String> parameters) {
        return query(parameters, false);
    }

    static InstitutionQuery certifiedQuery(Map<String, String> parameters) {
        return query(parameters, true);
    }

    private static InstitutionQuery query(Map<String, String> parameters, boolean certified) {
        var fields = new QueryFields(parameters);
        var search = fields.text("search", MAX_TEXT_LENGTH);
        var page = fields.start();
        var limit = fields.limit();
        var products = products(fields.text("type", MAX_TEXT_LENGTH));
        var countries = countries(fields.text("supportedCountries", MAX_TEXT_LENGTH));
        return new InstitutionQuery(
                search,
                false,
                products,
                certified,
                countries,
                null,
                InstitutionSettings.NONE,
                page,
                limit);
    }

    static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw Problem.BAD_REQUEST.exception("\"institutionId\" must be a number.");
        }
        return text;
    }

    static String routingNumber(String text) {
        if (!ROUTING_NUMBER.matcher(text).matches()) {
            throw Problem.BAD_REQUEST.exception("\"routingNumber\" must have 9 digits.");
        }
        return text;
    }

    private static Set<Product> products(@Nullable String text) {
        Set<Product> products = EnumSet.noneOf(Product.class);
        if (text != null) {
            for (var name : text.split(",", -1)) {
                products.add(product(name.strip()));
            }
        }
        return products;
    }

    private static Product product(String name) {
        return Product.named(name)
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\"type\" must be one or more of [" + PRODUCTS + "]."));
    }

    private static Set<String> countries(@Nullable String text) {
        if (text == null || text.equals("*")) {
            return Set.of();
        }
        if (!COUNTRIES.matcher(text).matches()) {
            throw Problem.BAD_REQUEST.exception(
                    "\"supportedCountries\" must be * or two-letter country codes with commas"
                            + " between them.");
        }
        return Set.copyOf(Arrays.asList(text.toUpperCase(Locale.ROOT).split(",", -1)));
    }
}
