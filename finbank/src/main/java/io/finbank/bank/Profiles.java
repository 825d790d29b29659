package io.finbank.bank;

import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The data sets that users can have. */
@Component
public class Profiles {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,40}");

    /** Whether there is a data set of this name. */
    public boolean exist(String name) {
        return NAME.matcher(name).matches() && resource(name).exists();
    }

    private static ClassPathResource resource(String name) {
        return new ClassPathResource("finbank/profiles/" + name + ".yaml");
    }
}
