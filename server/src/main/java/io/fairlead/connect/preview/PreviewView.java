package io.fairlead.connect.preview;

import io.fairlead.connect.preview.PreviewPage.Device;
import io.fairlead.connect.preview.PreviewPage.Scheme;
import io.fairlead.shared.page.Language;

/** One view of the preview, which has an address of its own. */
record PreviewView(String key, String screen, Language language, Scheme scheme, Device device) {

    PreviewView of(String other) {
        return new PreviewView(key, other, language, scheme, device);
    }

    PreviewView in(Language other) {
        return new PreviewView(key, screen, other, scheme, device);
    }

    PreviewView in(Scheme other) {
        return new PreviewView(key, screen, language, other, device);
    }

    PreviewView on(Device other) {
        return new PreviewView(key, screen, language, scheme, other);
    }

    String address() {
        return "/preview/%s?screen=%s&language=%s&scheme=%s&device=%s"
                .formatted(key, screen, language, scheme, device);
    }

    /** The address of a screen itself. */
    String picture(String name) {
        return "/preview/%s/%s/%s/%s".formatted(key, language, scheme, name);
    }
}
