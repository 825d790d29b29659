package io.fairlead.connect.preview;

import io.fairlead.shared.page.Language;
import java.util.List;

/**
 * All screens of the app in an experience. Template {@code connect/preview}.
 *
 * @param title whose experience it is
 * @param device {@code phone} or {@code desktop}
 */
public record PreviewPage(
        String title,
        int version,
        Choice<Language> languages,
        Choice<Scheme> schemes,
        Choice<Device> devices,
        List<Screen> screens) {

    /** Where the screens are shown. */
    public enum Device {
        PHONE,
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
    public record Choice<T>(T chosen, List<Option> options) {}

    /** A screen in a frame. */
    public record Screen(String name, String address) {}
}
