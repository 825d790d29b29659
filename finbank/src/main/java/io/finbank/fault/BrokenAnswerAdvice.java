package io.finbank.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Writes the answers that no bank should give. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class BrokenAnswerAdvice {

    private static final int CHUNK = 64 * 1024;
    private static final int CHUNKS = 512;

    @ExceptionHandler
    void answer(
            BrokenAnswerException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (fault.kind()) {
            case DROP -> Connection.of(request).drop();
            case GARBAGE -> writeGarbage(response);
            case OVERSIZED -> writeTooMuch(response);
            default -> writePage(response);
        }
    }

    private static void writeGarbage(HttpServletResponse response) throws IOException {
        var garbage = new byte[512];
        ThreadLocalRandom.current().nextBytes(garbage);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(garbage);
    }

    private static void writeTooMuch(HttpServletResponse response) {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try {
            writePadding(response.getOutputStream());
        } catch (IOException e) {
            // The client has had enough and closed the connection, as it should.
        }
    }

    /** 32 MiB that begin like an answer. */
    private static void writePadding(OutputStream body) throws IOException {
        var chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) 'x');
        body.write("{\"accounts\":[],\"padding\":\"".getBytes(UTF_8));
        for (var i = 0; i < CHUNKS; i++) {
            body.write(chunk);
        }
        body.write("\"}".getBytes(UTF_8));
    }

    private static void writePage(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.getOutputStream()
                .write("<!doctype html><title>FinBank</title><p>Back soon.".getBytes(UTF_8));
    }
}
