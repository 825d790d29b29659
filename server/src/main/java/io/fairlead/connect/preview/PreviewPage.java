package io.fairlead.connect.preview;

import io.fairlead.shared.page.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One screen of the app in an experience, and the way to all others. Template {@code
 * connect/preview}.
 *
 * @param title whose experience it is
 * @param groups all screens, each with its states
 * @param shown the screen that shows
 * @param before the screen before it, if there is one
 * @param after the screen after it, if there is one
 */
public record PreviewPage(
        String title,
        int version,
        Choice<Language> languages,
        Choice<Scheme> schemes,
        Choice<Device> devices,
        List<Group> groups,
        Screen shown,
        @Nullable Screen before,
        @Nullable Screen after) {

    /** Where the screens are shown. */
    public enum Device {
        PHONE,
        SMALL,
        DESKTOP
    }

    /** In which colours. */
    public enum Scheme {
        LIGHT,
        DARK
    }

    /** One of several views of the page. */
    public record Option(String label, String address, boolean chosen) {}

    /** The views that differ in one respect. */
    public record Choice<T>(String name, T chosen, List<Option> options) {}

    /**
     * A screen with its states.
     *
     * @param name the screen's route, or what the documents have in common that are no screen
     */
    public record Group(String name, List<Screen> states) {}

    /**
     * A state of a screen.
     *
     * @param label what tells it from the others of its group
     * @param address the page that shows it
     * @param picture the screen itself, for a frame
     */
    public record Screen(String name, String label, String address, String picture) {}
}
