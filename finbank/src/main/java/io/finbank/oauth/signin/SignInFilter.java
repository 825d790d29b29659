package io.finbank.oauth.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** Recognises the user whose browser carries the cookie of a sign-in. */
public final class SignInFilter extends OncePerRequestFilter {

    private final SignIns signIns;

    public SignInFilter(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        user(request).map(SecurityContextImpl::new).ifPresent(SecurityContextHolder::setContext);
        chain.doFilter(request, response);
    }

    private Optional<SignedInUser> user(HttpServletRequest request) {
        @Nullable Cookie cookie = WebUtils.getCookie(request, SignInCookie.NAME);
        if (cookie == null) {
            return Optional.empty();
        }
        @Nullable String requestUri = request.getParameter(OAuth2ParameterNames.REQUEST_URI);
        return requestUri == null
                ? signIns.find(cookie.getValue())
                : signIns.find(cookie.getValue(), requestUri);
    }
}
