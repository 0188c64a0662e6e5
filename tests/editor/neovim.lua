-- Neovim, as somebody uses it who edits the site in the current folder. Each thing that is seen is
-- a line on standard output, told as JSON; the test beside this file looks at them.

local seen = io.stdout
local function see(name, value)
  seen:write(vim.fn.json_encode({ name, value }) .. '\n')
  seen:flush()
end

local function wait(what, is_done)
  if not vim.wait(30000, is_done, 10) then
    see('waited in vain for', what)
    vim.cmd('cquit 1')
  end
end

local client = vim.lsp.start_client({
  name = 'naosu',
  cmd = { vim.env.NAOSU, 'lsp' },
  root_dir = vim.fn.getcwd(),
  workspace_folders = { { uri = vim.uri_from_fname(vim.fn.getcwd()), name = 'site' } },
})

local function open(path)
  vim.cmd('edit ' .. path)
  vim.lsp.buf_attach_client(0, client)
end

local function ask(method, params)
  params = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, 'utf-16'), params or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000)
  return answers[client].result
end

-- Replaces text in the buffer, as if typed, and puts the cursor at its end. Nothing is saved.
local function type_over(from, to)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local first, last = line:find(from, 1, true)
    if first then
      vim.api.nvim_buf_set_text(0, number - 1, first - 1, number - 1, last, { to })
      vim.api.nvim_win_set_cursor(0, { number, first - 1 + #to })
      return
    end
  end
  error('there is no ' .. from)
end

local function codes()
  return vim.tbl_map(function(finding)
    return { finding.code, finding.lnum, finding.col }
  end, vim.diagnostic.get(0))
end

local function main()
  local error_file = 'content/outlook-password/errors/enter-network-password.toml'
  open(error_file)
  wait('the server', function()
    local running = vim.lsp.get_client_by_id(client)
    return running ~= nil and running.initialized
  end)

  type_over('"network-unstable"', '"no-network"')
  wait('a finding', function() return #vim.diagnostic.get(0) > 0 end)
  see('findings', codes())
  see('is modified', vim.bo.modified)

  local actions = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', {
    textDocument = vim.lsp.util.make_text_document_params(),
    range = vim.lsp.util.make_range_params(0, 'utf-16').range,
    context = { diagnostics = {} },
  }, 30000)[client].result
  see('action', actions[1].title)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  vim.cmd('wall')
  wait('the file that was created', function()
    return vim.fn.filereadable('content/outlook-password/causes/no-network.ja.md') == 1
  end)
  open('content/outlook-password/causes/no-network.toml')
  open(error_file)
  wait('a draft in its place', function()
    local found = vim.diagnostic.get(0)
    return #found == 1 and found[1].code == 'draft-named'
  end)
  type_over('"no-network"', '"network-unstable"')
  wait('no finding', function() return #vim.diagnostic.get(0) == 0 end)

  type_over('related = ["', 'related = ["check')
  local list = ask('textDocument/completion')
  local items = vim.lsp.util.text_document_completion_list_to_complete_items(list, 'check')
  see('completion', vim.tbl_map(function(item) return item.word end, items))
  type_over('related = ["check', 'related = ["')

  local prose = 'content/outlook-password/errors/enter-network-password.ja.md'
  open(prose)
  type_over('(entry:enable-modern', '(entry:enable-modern')
  see('hover', ask('textDocument/hover').contents.value)
  vim.lsp.buf.definition()
  wait('the definition', function() return vim.fn.expand('%:t') == 'enable-modern-authentication.toml' end)
  see('definition', vim.fn.expand('%:t'))

  open(prose)
  type_over('(entry:enable-modern', '(entry:enable-modern')
  see('references', #ask('textDocument/references', { context = { includeDeclaration = false } }))
  vim.lsp.buf.rename('turn-on-modern-authentication')
  wait('the renamed files', function()
    return vim.fn.filereadable('content/outlook-password/fixes/turn-on-modern-authentication.en.md') == 1
  end)
  vim.cmd('wall')
  see('line', vim.fn.getline(vim.fn.search('turn-on-modern')))

  vim.lsp.stop_client(client)
  wait('the end', function() return vim.lsp.get_client_by_id(client) == nil end)
  vim.cmd('qall!')
end

-- Without a screen nobody sees an error, and the editor would wait for ever.
local is_well, why = pcall(main)
if not is_well then
  see('error', tostring(why))
  vim.cmd('cquit 1')
end
