-- One generate call after the other, each for a customer drawn at random.
local random = math.random

function init()
    headers = {
        ["Content-Type"] = "application/json",
        ["Finicity-App-Key"] = "fairlead-demo-app-key",
        ["Finicity-App-Token"] = os.getenv("TOKEN"),
    }
    math.randomseed(os.time())
end

function request()
    local body = string.format(
        '{"partnerId":"1445585709680","customerId":"9%09d","language":"en","redirectUri":"https://app.example/back"}',
        random(0, 9999))
    return wrk.format("POST", "/connect/v2/generate", headers, body)
end

function done(summary, latency)
    local failures = summary.errors.status + summary.errors.connect + summary.errors.read
        + summary.errors.write + summary.errors.timeout
    io.write(string.format(
        "result %.0f %.2f %.2f %d\n",
        summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, failures))
end
