package io.fairlead.shared.api;

import io.fairlead.shared.inbound.JsonMemory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives a controller the request body as a JSON object, or ends the call: larger than {@value
 * #MAX_BYTES} bytes (413), packed otherwise than by gzip (415), another media type, not JSON, not
 * an object, a key given twice, nested deeper than {@value #MAX_DEPTH}, of more than {@value
 * #MAX_TOKENS} tokens, which in memory are far larger than their bytes (400). A controller that
 * takes null gets it when there is no body.
 */
public final class JsonBodyResolver implements HandlerMethodArgumentResolver {

    static final int MAX_BYTES = 1024 * 1024;
    static final int MAX_DEPTH = 64;
    static final int MAX_TOKENS = 50_000;

    private static final String BEYOND_LIMITS =
            "Send JSON of at most %d levels and %d tokens, without overlong names or numbers."
                    .formatted(MAX_DEPTH, MAX_TOKENS);
    private static final MediaType ANY_JSON = MediaType.valueOf("application/*+json");

    private final JsonMemory memory;
    private final JsonMapper strict;

    public JsonBodyResolver(JsonMemory memory) {
        this.memory = memory;
        var factory =
                tools.jackson.core.json.JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(
                                tools.jackson.core.StreamReadConstraints.builder()
                                        .maxNestingDepth(MAX_DEPTH)
                                        .maxTokenCount(MAX_TOKENS)
                                        .build())
                        .build();
        strict =
                JsonMapper.builder(factory)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ObjectNode.class;
    }

    @Override
    public @Nullable ObjectNode resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        var request = (HttpServletRequest) webRequest.getNativeRequest();
        if (!isJson(request.getContentType())) {
            throw Problem.BAD_REQUEST.exception(
                    "Send JSON with the header Content-Type: application/json.");
        }
        var bytes = bytes(request);
        return bytes.length == 0 && parameter.isOptional() ? null : parse(bytes);
    }

    /** The body, unpacked; as much memory is taken as it may need then. */
    private byte[] bytes(HttpServletRequest request) {
        var most = most(request);
        if (!PackedBody.is(request)) {
            take(most);
            return read(request, most);
        }
        var mostUnpacked = PackedBody.most(most, MAX_BYTES);
        take(mostUnpacked);
        return PackedBody.unpacked(read(request, most), mostUnpacked);
    }

    /** The most that may come: of a body that comes in chunks one byte more than is allowed. */
    private static int most(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        if (length > MAX_BYTES) {
            throw Problem.BODY_TOO_LARGE.exception(MAX_BYTES);
        }
        if (length >= 0) {
            return (int) length;
        }
        return request.getHeader("Transfer-Encoding") == null ? 0 : MAX_BYTES + 1;
    }

    /**
     * Overload is told before the body is read. The memory is given back when the servlet has
     * answered; the {@link NativeWebRequest} of an argument is never told of that.
     */
    private void take(int length) {
        var request = RequestContextHolder.currentRequestAttributes();
        var taken =
                memory.take(Math.min(length, MAX_BYTES)).orElseThrow(Problem.OVERLOADED::exception);
        request.registerDestructionCallback(
                JsonMemory.class.getName(), taken, RequestAttributes.SCOPE_REQUEST);
    }

    private static byte[] read(HttpServletRequest request, int most) {
        try {
            // The most that may come also sizes the buffer that it is read into.
            var bytes = request.getInputStream().readNBytes(most);
            if (bytes.length > MAX_BYTES) {
                throw Problem.BODY_TOO_LARGE.exception(MAX_BYTES);
            }
            return bytes;
        } catch (IOException _) {
            throw Problem.BAD_REQUEST.exception("The body ends too early or is wrongly chunked.");
        }
    }

    private ObjectNode parse(byte[] bytes) {
        try {
            if (strict.readTree(bytes) instanceof ObjectNode body) {
                return body;
            }
        } catch (StreamConstraintsException _) {
            throw Problem.BAD_REQUEST.exception(BEYOND_LIMITS);
        } catch (JacksonException | NumberFormatException _) {
            // Their texts may quote the body, so they go neither to the caller nor to the log.
            throw Problem.BAD_REQUEST.exception("The body is not valid JSON.");
        }
        throw Problem.BAD_REQUEST.exception("The body must be a JSON object.");
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || ANY_JSON.includes(type);
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
