package io.fairlead.console;

/** A part of the console, with an entry in its menu. */
public enum Section {
    LINKS("links", "Links"),
    WEBHOOKS("webhooks", "Webhooks"),
    CUSTOMERS("customers", "Customers"),
    EXPERIENCES("experiences", "Experiences"),
    INSTITUTIONS("institutions", "Institutions"),
    PEOPLE("people", "People");

    private final String path;
    private final String label;

    Section(String path, String label) {
        this.path = path;
        this.label = label;
    }

    /** The last part of the address of its first page. */
    public String path() {
        return path;
    }

    public String label() {
        return label;
    }
}
