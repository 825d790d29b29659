package io.fairlead.webhook.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.webhook.signing.WebhookKey;
import io.fairlead.webhook.signing.WebhookKeyDeletion;
import io.fairlead.webhook.signing.WebhookKeys;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys that a partner checks {@code webhook-signature} with. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
@RequestMapping("/fairlead/v1/webhook-keys")
class WebhookKeysController {

    private final WebhookKeys keys;

    WebhookKeysController(WebhookKeys keys) {
        this.keys = keys;
    }

    /**
     * @param expiresAt absent while no newer key has taken its place
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyResponse(String id, Instant createdAt, @Nullable Instant expiresAt, String key) {

        static KeyResponse of(WebhookKey key) {
            return new KeyResponse(key.id(), key.createdAt(), key.expiresAt(), key.key().reveal());
        }
    }

    record KeysResponse(List<KeyResponse> keys) {}

    @GetMapping
    KeysResponse list(PartnerId caller) {
        return new KeysResponse(keys.list(caller).stream().map(KeyResponse::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeyResponse rotate(PartnerId caller) {
        return KeyResponse.of(keys.rotate(caller));
    }

    @DeleteMapping("/{keyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(PartnerId caller, @PathVariable String keyId) {
        switch (keys.delete(caller, keyId)) {
            case WebhookKeyDeletion.Deleted _ -> {
                // 204 says it.
            }
            case WebhookKeyDeletion.Unknown _ -> throw Problem.RESOURCE_NOT_FOUND.exception();
            case WebhookKeyDeletion.InUse _ -> throw Problem.WEBHOOK_KEY_IN_USE.exception();
        }
    }
}
