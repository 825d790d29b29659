package io.fairlead.link;

import org.jspecify.annotations.Nullable;

/** A link as it is stored. Rows are never compared, so the array does no harm. */
@SuppressWarnings("ArrayRecordComponent")
record LinkRow(Link link, String detailsJson, byte @Nullable [] sealedSecrets) {}
