/** The pages on which users sign in and choose what they share. */
@NullMarked
package io.finbank.oauth.web;

import org.jspecify.annotations.NullMarked;
