package io.fairlead.shared.page;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers a browser. */
public final class Html {

    public static final MediaType TYPE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private Html() {}

    /** A page that no cache may keep. */
    public static ResponseEntity<String> page(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(TYPE)
                .body(html);
    }

    /** A page that leads on by itself, to an address that a form must not lead to. */
    public static ResponseEntity<String> goOn(String html, String address) {
        var ascii = Objects.requireNonNull(BrowserAddress.parse(address)).toASCIIString();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Refresh", "0; url=" + ascii)
                .contentType(TYPE)
                .body(html);
    }

    /** There is nothing new. */
    public static ResponseEntity<String> nothing() {
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }

    /** Sends the browser on with a GET. */
    public static ResponseEntity<String> seeOther(String location) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.LOCATION, location)
                .build();
    }
}
