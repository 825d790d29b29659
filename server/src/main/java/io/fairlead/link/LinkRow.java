package io.fairlead.link;

import org.jspecify.annotations.Nullable;

/** A link as it is stored. */
record LinkRow(Link link, String detailsJson, byte @Nullable [] sealedSecrets) {}
