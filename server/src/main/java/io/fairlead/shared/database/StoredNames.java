package io.fairlead.shared.database;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The constants of enums by their stored names. */
final class StoredNames {

    private static final ClassValue<Map<String, Object>> CONSTANTS =
            new ClassValue<>() {
                @Override
                protected Map<String, Object> computeValue(Class<?> type) {
                    return Arrays.stream(type.getEnumConstants())
                            .map(StoredName.class::cast)
                            .collect(Collectors.toMap(StoredName::storedName, one -> one));
                }
            };

    private StoredNames() {}

    /**
     * Returns the constant with a stored name.
     *
     * @throws IllegalArgumentException when the enum has no such constant
     */
    static <E extends Enum<E> & StoredName> E constant(Class<E> type, String storedName) {
        var constant = CONSTANTS.get(type).get(storedName);
        if (constant == null) {
            throw new IllegalArgumentException(
                    "%s is no stored name of %s".formatted(storedName, type.getName()));
        }
        return type.cast(constant);
    }
}
