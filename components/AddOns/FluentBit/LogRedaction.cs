namespace Platform.Components.AddOns;

/// <summary>
/// The script that every log record passes: it blots out values whose names say that they are secret, and credentials in plain text, and
/// marks records that report an error. Pure.
/// </summary>
internal static class LogRedaction
{
    /// <summary>The script's file.</summary>
    public const string File = "redact.lua";

    /// <summary>The function that Fluent Bit calls.</summary>
    public const string Function = "redact";

    /// <summary>The field of a record that reports an error.</summary>
    public const string ErrorMark = "is_error";

    /// <summary>The script, for names that are secret.</summary>
    /// <param name="names">Names in lower case; a field counts when its name contains one of them.</param>
    public static string Script(IEnumerable<string> names) => $"local secret_names = {Table(names)}\n{Body}";

    private static string Table(IEnumerable<string> names) => "{ " + string.Join(", ", names.Select(name => $"\"{name}\"")) + " }";

    private static string Body { get; } = """
        local blot = "[redacted]"
        local error_levels = {
          error = true, err = true, fatal = true, critical = true, crit = true, panic = true, alert = true, emergency = true,
        }
        local error_words = { "ERROR", "FATAL", "CRITICAL", "panic:", "Traceback (most recent call last)", "Unhandled exception" }

        local function is_secret(name)
          local lower = string.lower(name)
          for _, part in ipairs(secret_names) do
            if string.find(lower, part, 1, true) then return true end
          end
          return false
        end

        local function clean(text)
          text = string.gsub(text, "([Bb]earer%s+)[%w%-%._~%+/]+=*", "%1" .. blot)
          text = string.gsub(text, "([Bb]asic%s+)[%w%+/]+=*", "%1" .. blot)
          text = string.gsub(text, "(://[^/%s:@]+:)[^/%s@]+@", "%1" .. blot .. "@")
          text = string.gsub(text, "eyJ[%w%-_]+%.eyJ[%w%-_]+%.[%w%-_]+", blot)
          text = string.gsub(text, "([%w_%-]+)(%s*[=:]%s*)([^%s,;&\"']+)", function(name, between, value)
            if is_secret(name) and string.lower(value) ~= "bearer" and string.lower(value) ~= "basic" then
              return name .. between .. blot
            end
          end)
          return text
        end

        local function walk(value, depth)
          if depth > 8 then return end
          for name, inner in pairs(value) do
            if type(name) == "string" and name ~= "kubernetes" and is_secret(name) then
              value[name] = blot
            elseif type(inner) == "table" then
              if name ~= "kubernetes" then walk(inner, depth + 1) end
            elseif type(inner) == "string" then
              value[name] = clean(inner)
            end
          end
        end

        local function reports_error(record)
          local level = record["level"] or record["severity"] or record["lvl"] or record["log.level"]
          if type(level) == "string" then return error_levels[string.lower(level)] == true end
          if type(level) == "number" then return level >= 50 end
          local text = record["log"] or record["message"] or record["msg"]
          if type(text) ~= "string" then return false end
          for _, word in ipairs(error_words) do
            if string.find(text, word, 1, true) then return true end
          end
          return false
        end

        function redact(tag, timestamp, record)
          walk(record, 0)
          if reports_error(record) then record["is_error"] = "true" end
          return 2, timestamp, record
        end

        """.ReplaceLineEndings("\n");
}
