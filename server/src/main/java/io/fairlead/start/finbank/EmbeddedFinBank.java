package io.fairlead.start.finbank;

import io.fairlead.shared.CannotStartException;
import io.fairlead.start.settings.StartSettings;
import io.finbank.FinBank;
import io.finbank.FinBankSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * FinBank, in the same process but as separate as any other bank: the server reaches it over HTTP
 * alone. It starts while the server does.
 */
public final class EmbeddedFinBank implements AutoCloseable {

    private final FinBankSettings settings;
    private @Nullable CompletableFuture<FinBank> starting;

    EmbeddedFinBank(StartSettings settings) {
        this.settings =
                new FinBankSettings(settings.finbankPort(), settings.home())
                        .withPublicUrl(settings.publicUrl());
    }

    public synchronized void begin() {
        CompletableFuture<FinBank> begun = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("finbank-start")
                .start(() -> begun.completeAsync(() -> FinBank.start(settings), Runnable::run));
        starting = begun;
    }

    /**
     * Returns when FinBank answers.
     *
     * @throws CannotStartException when it cannot
     */
    public void await() {
        var begun = starting();
        try {
            if (begun != null) {
                begun.join();
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof io.finbank.CannotStartException reason
                    ? new CannotStartException(String.valueOf(reason.getMessage()), reason)
                    : e;
        }
    }

    private synchronized @Nullable CompletableFuture<FinBank> starting() {
        return starting;
    }

    @Override
    public void close() {
        var begun = starting();
        if (begun != null) {
            begun.thenAccept(FinBank::close).exceptionally(_ -> null).join();
        }
    }
}
