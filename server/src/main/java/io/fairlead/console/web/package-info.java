/** The pages for the people who run Fairlead or build on it. */
@NullMarked
package io.fairlead.console.web;

import org.jspecify.annotations.NullMarked;
