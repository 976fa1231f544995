-- Sends one body again and again.
wrk.method = "POST"
wrk.headers["Content-Type"] = os.getenv("CONTENT_TYPE")
wrk.body = io.open(os.getenv("BODY"), "rb"):read("*a")

function done(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.write + summary.errors.timeout
  io.write(string.format("result %d %d %d\n", summary.requests, summary.duration, failed))
end
