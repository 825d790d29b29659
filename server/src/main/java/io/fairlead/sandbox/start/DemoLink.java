package io.fairlead.sandbox.start;

import java.util.Arrays;
import java.util.Optional;

/** The links that the start page makes. */
enum DemoLink {
    FULL("full"),
    JOINT_BORROWER("jointBorrower"),
    LITE("lite"),
    FIX("fix"),
    EMAIL("email");

    private final String formName;

    DemoLink(String formName) {
        this.formName = formName;
    }

    /** The link that a button of the page stands for. */
    static Optional<DemoLink> named(String formName) {
        return Arrays.stream(values()).filter(link -> link.formName.equals(formName)).findFirst();
    }
}
